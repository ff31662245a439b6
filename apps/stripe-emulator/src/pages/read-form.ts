import type { FormMap } from '../api/form';
import { type Payer, addressIn } from '../checkout/payer';
import type { Session } from '../checkout/session';
import { isDebit } from '../instruments/method-types';
import { passesLuhn } from '../instruments/test-cards';
import { readAddress } from './address-fields';
import type { FieldState } from './fields';

/** Fields whose text is never sent back to the browser. */
const secret = new Set(['number', 'expiry', 'cvc', 'account']);

export interface PostedForm extends FieldState {
  payer: Payer;
}

/** Reads the payment form. @param now epoch seconds, for the card's expiry */
export function readForm(form: FormMap, session: Session, now: number): PostedForm {
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const errors: Record<string, string> = {};
  const email = session.customer_email ?? text('email');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors['email'] = 'Enter your email address.';
  if (!text('name')) errors['name'] = 'Enter your name.';
  const method = session.payment_method_types.includes(text('method')) ? text('method') : 'card';
  const instrument = readInstrument(text, method, now);
  const payer: Payer = {
    ...instrument.payer,
    ...readCollected(text, session, errors),
    method,
    email,
    name: text('name'),
  };
  return {
    payer,
    errors: { ...errors, ...(session.amount_total === 0 ? {} : instrument.errors) },
    typed: Object.fromEntries(
      Object.keys(form)
        .filter((name) => !secret.has(name))
        .map((name) => [name, text(name)]),
    ),
  };
}

type Instrument = Pick<Payer, 'number' | 'exp_month' | 'exp_year'>;

function readInstrument(
  text: (name: string) => string,
  method: string,
  now: number,
): { payer: Instrument; errors: Record<string, string> } {
  const nothing = { number: '', exp_month: 0, exp_year: 0 };
  if (isDebit(method)) {
    const number = text('account');
    const errors: Record<string, string> = number ? {} : { account: 'Enter the account number.' };
    return { payer: { ...nothing, number }, errors };
  }
  return method === 'card' ? readCard(text, now) : { payer: nothing, errors: {} };
}

function readCard(
  text: (name: string) => string,
  now: number,
): { payer: Instrument; errors: Record<string, string> } {
  const number = text('number').replace(/\D/g, '');
  const [month = 0, year = 0] = (/^(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(text('expiry')) ?? [])
    .slice(1)
    .map(Number);
  const fullYear = year < 100 ? 2000 + year : year;
  const errors: Record<string, string> = {};
  if (!passesLuhn(number)) errors['number'] = 'Your card number is invalid.';
  if (month < 1 || month > 12) errors['expiry'] = 'Enter the expiry date as MM / YY.';
  else if (Date.UTC(fullYear, month, 1) / 1000 <= now) {
    errors['expiry'] = "Your card's expiry date is in the past.";
  }
  if (!/^\d{3,4}$/.test(text('cvc'))) errors['cvc'] = 'Enter the 3 or 4 digits of the code.';
  return { payer: { number, exp_month: month, exp_year: fullYear }, errors };
}

type Collected = Omit<Payer, keyof Instrument | 'method' | 'email' | 'name'>;

/** What the session asks for beside the payment itself. */
function readCollected(
  text: (name: string) => string,
  session: Session,
  errors: Record<string, string>,
): Collected {
  const collected: Collected = { address: addressIn(text('country') || 'US') };
  if (session.billing_address_collection === 'required') {
    const billing = readAddress(text, 'billing');
    collected.address = billing.address;
    Object.assign(errors, billing.errors);
  }
  if (session.shipping_address_collection) {
    const shipping = readAddress(text, 'shipping');
    collected.shipping = {
      name: text('shipping_name') || text('name'),
      address: shipping.address,
    };
    Object.assign(errors, shipping.errors);
  }
  if (session.phone_number_collection?.enabled) {
    collected.phone = text('phone');
    if (!/^\+?[\d\s()-]{6,20}$/.test(collected.phone)) errors['phone'] = 'Enter a phone number.';
  }
  if (session.tax_id_collection?.enabled) collected.taxId = text('tax_id');
  collected.custom = readCustom(text, session, errors);
  const terms = text('consent_terms') === 'yes';
  if (session.consent_collection?.terms_of_service === 'required' && !terms) {
    errors['consent_terms'] = 'Agree to the terms to go on.';
  }
  collected.consent = { terms, promotions: text('consent_promotions') === 'yes' };
  return collected;
}

function readCustom(
  text: (name: string) => string,
  session: Session,
  errors: Record<string, string>,
): Record<string, string> {
  const entries = session.custom_fields.map((field) => {
    const name = `custom_${field.key}`;
    const value = text(name);
    if (!field.optional && !value) errors[name] = 'This is required.';
    else if (field.numeric && /\D/.test(value)) errors[name] = 'Enter digits only.';
    return [field.key, value] as const;
  });
  return Object.fromEntries(entries);
}
