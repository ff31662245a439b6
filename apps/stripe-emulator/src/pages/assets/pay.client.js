// The page works without scripts; with them, cards are formatted, filled and checked on the spot.
import { form, holdsRealCard } from './card-form.client.js';
import './expiry.client.js';
import './frame.client.js';

form?.addEventListener('submit', (event) => {
  if (holdsRealCard()) {
    event.preventDefault();
    return;
  }
  const button = form.querySelector('.pay');
  button.disabled = true;
  button.textContent = button.dataset.busy;
});

// A page that comes back from the browser's cache must be usable again.
addEventListener('pageshow', (event) => {
  if (event.persisted && form) location.reload();
});

for (const field of document.querySelectorAll('[data-submits]')) {
  field.addEventListener('change', () => field.form.requestSubmit());
}

document.querySelector('[aria-invalid], #failure + form [name=number]')?.focus();
