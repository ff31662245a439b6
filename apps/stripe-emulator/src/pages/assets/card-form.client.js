/** The form with the card; null on pages that have none. */
export const form = document.querySelector('.card-form');

const { number, expiry, cvc } = form?.elements ?? {};
const testCards = new Set(form?.dataset.testCards.split(' '));
const digits = (field) => (field?.value ?? '').replace(/\D/g, '');

function group() {
  const pattern = /^3[47]/.test(digits(number)) ? /(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /(\d{1,4})/g;
  const parts = digits(number).slice(0, 19).match(pattern) ?? [];
  number.value = (pattern.global ? parts : parts.slice(1).filter(Boolean)).join(' ');
}

function slash(event) {
  const text = digits(expiry).slice(0, 4);
  if (text.length > 2 || (text.length === 2 && event.inputType !== 'deleteContentBackward')) {
    expiry.value = `${text.slice(0, 2)} / ${text.slice(2)}`;
  }
}

export function complain(field, message) {
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
}

export function forgetComplaints() {
  for (const line of form.querySelectorAll('.error')) line.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
  }
}

/** Whether a number stands in the form that is no test card's. It must not leave the page. */
export function holdsRealCard() {
  const { method } = Object.fromEntries(new FormData(form));
  const byCard = number && (!method || method === 'card');
  if (!byCard || !digits(number) || testCards.has(digits(number))) return false;
  complain(number, form.dataset.realCard);
  return true;
}

function choose(method) {
  const choice = document.getElementById(`method-${method}`);
  if (choice) choice.checked = true;
}

/** Who a test order is for, by the names of the fields without `shipping_` or `billing_`. */
const shopper = {
  email: 'shopper@example.com',
  phone: '+1 201 555 0123',
  name: 'Test Shopper',
  line1: 'Test Street 1',
  postal_code: '123456',
  city: 'Testville',
};

/** Fills what the page asks for beside the card and is still empty. */
function introduce() {
  for (const field of form.querySelectorAll('input[name]')) {
    const [, part] = /^(?:(?:shipping|billing)_)?(.+)$/.exec(field.name);
    field.value ||= shopper[part] ?? '';
  }
  (form.querySelector('.pay') ?? form.querySelector('[data-fill]'))?.focus();
}

function fillCard(card) {
  choose('card');
  number.value = card;
  group();
  expiry.value = '12 / 34';
  cvc.value = '123';
  introduce();
  form.dispatchEvent(new Event('input'));
}

number?.addEventListener('input', group);
expiry?.addEventListener('input', slash);
for (const button of form?.querySelectorAll('[data-fill]') ?? []) {
  button.addEventListener('click', () => fillCard(button.dataset.fill));
}
form?.querySelector('[data-fill-choice]')?.addEventListener('change', (event) => {
  if (event.target.value) fillCard(event.target.value);
});
for (const choice of form?.querySelectorAll('[data-fill-account]') ?? []) {
  choice.addEventListener('change', () => {
    if (!choice.value) return;
    document.getElementById(choice.dataset.fillAccount).value = choice.value;
    introduce();
  });
}
