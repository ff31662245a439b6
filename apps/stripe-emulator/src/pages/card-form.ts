import { passesLuhn } from '../instruments/test-cards';
import type { Payer } from '../checkout/payer';
import type { FormMap } from '../api/form';

export type FieldErrors = Partial<Record<'email' | 'number' | 'expiry' | 'cvc' | 'name', string>>;

/** What was typed, as far as it may be shown again: never the card. */
export interface Typed {
  email: string;
  name: string;
  country: string;
}

export interface CardForm {
  typed: Typed;
  payer: Payer;
  errors: FieldErrors;
}

/** Reads the posted form. @param now epoch seconds, for the card's expiry */
export function readCardForm(form: FormMap, email: string | null, now: number): CardForm {
  const text = (key: string): string => {
    const value = form[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const typed = {
    email: email ?? text('email'),
    name: text('name'),
    country: /^[A-Z]{2}$/.test(text('country')) ? text('country') : 'US',
  };
  const [month = 0, year = 0] = (/^(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(text('expiry')) ?? [])
    .slice(1)
    .map(Number);
  const payer = {
    ...typed,
    method: 'card',
    number: text('number').replace(/\D/g, ''),
    exp_month: month,
    exp_year: year < 100 ? 2000 + year : year,
  };
  const errors: FieldErrors = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)) errors.email = 'Enter your email address.';
  if (!passesLuhn(payer.number)) errors.number = 'Your card number is invalid.';
  if (month < 1 || month > 12) errors.expiry = 'Enter the expiry date as MM / YY.';
  else if (hasExpired(payer, now)) errors.expiry = "Your card's expiry date is in the past.";
  if (!/^\d{3,4}$/.test(text('cvc'))) errors.cvc = 'Enter the 3 or 4 digits of the security code.';
  if (!typed.name) errors.name = 'Enter the name on the card.';
  return { typed, payer, errors };
}

function hasExpired({ exp_month, exp_year }: Payer, now: number): boolean {
  return Date.UTC(exp_year, exp_month, 1) / 1000 <= now;
}
