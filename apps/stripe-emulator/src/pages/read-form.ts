import type { FormMap } from '../api/form';
import { type Payer, addressIn } from '../checkout/payer';
import type { Session } from '../checkout/session';
import { isDebit } from '../instruments/method-types';
import { passesLuhn } from '../instruments/test-cards';
import type { FieldState } from './fields';
import { readCollected } from './read-collected';
import type { Texts } from './texts/texts';

/** Fields whose text is never sent back to the browser. */
const secret = /^(number|expiry|cvc|account-.*)$/;

export interface PostedForm extends FieldState {
  payer: Payer;
}

/**
 * Reads the payment form.
 *
 * @param now epoch seconds, for the card's expiry
 * @param texts of the errors
 */
export function readForm(form: FormMap, session: Session, now: number, texts: Texts): PostedForm {
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const errors: Record<string, string> = {};
  const email = session.customer_email ?? text('email');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors['email'] = texts.errors.email;
  // A payment element asks for no name, as Stripe's does not.
  if (!text('name') && session.ui_mode !== 'elements') errors['name'] = texts.errors.name;
  const method = session.payment_method_types.includes(text('method')) ? text('method') : 'card';
  const instrument = readInstrument(text, method, now, texts);
  const collected = readCollected(text, session, texts);
  const payer: Payer = {
    address: addressIn(text('country') || 'US'),
    ...instrument.payer,
    ...collected.payer,
    method,
    email,
    name: text('name'),
  };
  return {
    payer,
    errors: {
      ...errors,
      ...collected.errors,
      ...(session.amount_total === 0 ? {} : instrument.errors),
    },
    typed: Object.fromEntries(
      Object.keys(form)
        .filter((name) => !secret.test(name))
        .map((name) => [name, text(name)]),
    ),
  };
}

interface Instrument {
  payer: Pick<Payer, 'number' | 'exp_month' | 'exp_year'>;
  errors: Record<string, string>;
}

function readInstrument(
  text: (name: string) => string,
  method: string,
  now: number,
  texts: Texts,
): Instrument {
  const nothing = { number: '', exp_month: 0, exp_year: 0 };
  if (method === 'card') return readCard(text, now, texts);
  if (!isDebit(method)) return { payer: nothing, errors: {} };
  const field = `account-${method}`;
  const number = text(field);
  const errors: Record<string, string> = number ? {} : { [field]: texts.errors.account };
  return { payer: { ...nothing, number }, errors };
}

function readCard(
  text: (name: string) => string,
  now: number,
  { errors: messages }: Texts,
): Instrument {
  const number = text('number').replace(/\D/g, '');
  const [month = 0, year = 0] = (/^(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(text('expiry')) ?? [])
    .slice(1)
    .map(Number);
  const fullYear = year < 100 ? 2000 + year : year;
  const errors: Record<string, string> = {};
  if (!passesLuhn(number)) errors['number'] = messages.number;
  if (month < 1 || month > 12) errors['expiry'] = messages.expiry;
  else if (Date.UTC(fullYear, month, 1) / 1000 <= now) errors['expiry'] = messages.expired;
  if (!/^\d{3,4}$/.test(text('cvc'))) errors['cvc'] = messages.securityCode;
  return { payer: { number, exp_month: month, exp_year: fullYear }, errors };
}
