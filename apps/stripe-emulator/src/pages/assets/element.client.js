// The payment element: keeps the card in this frame and pays when the shop's page says so.
import { complain, forgetComplaints, form, holdsRealCard } from './card-form.client.js';
import { tell } from './frame.client.js';

const wanted = { card: ['number', 'expiry', 'cvc'] };

function change() {
  const { method = 'card' } = Object.fromEntries(new FormData(form));
  const names = wanted[method] ?? [`account-${method}`];
  const fields = names.map((name) => form.elements[name]).filter(Boolean);
  tell({
    type: 'change',
    complete: fields.every((field) => field.value !== ''),
    empty: fields.every((field) => field.value === ''),
    value: { type: method },
  });
}

/** @param details what the shop's page knows of its shopper, by the names of the form's fields */
async function confirm(details) {
  forgetComplaints();
  if (holdsRealCard()) return { type: 'invalid', errors: { number: form.dataset.realCard } };
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(details)) body.set(name, value);
  const path = location.pathname.replace(/payment$/, 'confirm');
  const response = await fetch(`${path}${location.search}`, { method: 'POST', body });
  const outcome = await response.json();
  const wrong = Object.entries(outcome.errors ?? {}).filter(([name]) => form.elements[name]);
  for (const [name, message] of wrong.reverse()) complain(form.elements[name], message);
  return outcome;
}

addEventListener('message', async ({ data, source }) => {
  if (source !== parent || data?.type !== 'confirm') return;
  try {
    tell({ type: 'confirmed', outcome: await confirm(data.details) });
  } catch (error) {
    tell({
      type: 'confirmed',
      outcome: { type: 'refused', message: error.message, declineCode: null },
    });
  }
});

form.addEventListener('input', change);
form.addEventListener('change', change);
form.addEventListener('submit', (event) => event.preventDefault());
tell({ type: 'ready' });
