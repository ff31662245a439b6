// The page works without this script; with it, cards are formatted, filled and checked on the spot.
const form = document.querySelector('.card-form');

if (form) {
  const { number, expiry, cvc, name, email } = form.elements;
  const testCards = new Set(form.dataset.testCards.split(' '));
  const digits = (field) => (field?.value ?? '').replace(/\D/g, '');
  const paysByCard = () => {
    const { method } = Object.fromEntries(new FormData(form));
    return number && (!method || method === 'card');
  };

  const group = () => {
    const pattern = /^3[47]/.test(digits(number)) ? /(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /(\d{1,4})/g;
    const parts = digits(number).slice(0, 19).match(pattern) ?? [];
    number.value = (pattern.global ? parts : parts.slice(1).filter(Boolean)).join(' ');
  };
  const slash = (event) => {
    const text = digits(expiry).slice(0, 4);
    if (text.length > 2 || (text.length === 2 && event.inputType !== 'deleteContentBackward')) {
      expiry.value = `${text.slice(0, 2)} / ${text.slice(2)}`;
    }
  };
  const complain = (field, message) => {
    const id = `${field.id}-error`;
    const line = document.getElementById(id) ?? document.createElement('p');
    line.id = id;
    line.className = 'error';
    line.textContent = message;
    line.setAttribute('role', 'alert');
    field.after(line);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', id);
    field.focus();
  };

  number?.addEventListener('input', group);
  expiry?.addEventListener('input', slash);

  const fill = (card) => {
    const choice = document.getElementById('method-card');
    if (choice) choice.checked = true;
    number.value = card;
    group();
    expiry.value = '12 / 34';
    cvc.value = '123';
    name.value ||= 'Test Shopper';
    email.value ||= 'shopper@example.com';
    form.querySelector('.pay').focus();
  };
  for (const button of form.querySelectorAll('[data-fill]')) {
    button.addEventListener('click', () => fill(button.dataset.fill));
  }
  form.querySelector('[data-fill-choice]')?.addEventListener('change', (event) => {
    if (event.target.value) fill(event.target.value);
  });

  form.addEventListener('submit', (event) => {
    // A card that is not a test card must not leave the page.
    if (paysByCard() && digits(number) && !testCards.has(digits(number))) {
      event.preventDefault();
      complain(number, 'This is the emulator: only test cards are accepted, never a real one.');
      return;
    }
    const button = form.querySelector('.pay');
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });

  // A page that comes back from the browser's cache must be usable again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  document.querySelector('[aria-invalid], #failure + form [name=number]')?.focus();
}

for (const field of document.querySelectorAll('[data-submits]')) {
  field.addEventListener('change', () => field.form.requestSubmit());
}

const deadline = document.querySelector('[data-expires]');
if (deadline) {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  const show = () => {
    const minutes = Math.round((Date.parse(deadline.dateTime) - Date.now()) / 60_000);
    deadline.textContent =
      minutes < 120
        ? format.format(minutes, 'minute')
        : format.format(Math.round(minutes / 60), 'hour');
  };
  show();
  setInterval(show, 20_000);
}

if (parent !== window) {
  const tell = (message) => parent.postMessage({ source: 'stripe-emulator', ...message }, '*');
  const done = document.querySelector('[data-complete]');
  if (done) tell({ type: 'complete', url: done.dataset.complete });
  new ResizeObserver(() => {
    tell({ type: 'resize', height: document.documentElement.offsetHeight });
  }).observe(document.documentElement);
}
