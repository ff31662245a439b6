import type Stripe from 'stripe';
import { countryNames } from './countries';
import { type FieldState, input, select } from './fields';
import { type Html, html } from './html';
import type { Language } from './language';
import type { Texts } from './texts/texts';

/** The parts of an address under a prefix such as `shipping`. */
export function addressFields(
  state: FieldState,
  prefix: string,
  { code, texts: { form } }: Language,
  countries?: readonly string[],
): Html {
  return html`${select(state, `${prefix}_country`, form.country, countryNames(code, countries))}
    ${input(state, `${prefix}_line1`, form.street, html`autocomplete="off" required`)}
    <div class="pair">
      ${input(state, `${prefix}_postal_code`, form.postalCode, html`autocomplete="off"`)}
      ${input(state, `${prefix}_city`, form.city, html`autocomplete="off" required`)}
    </div>`;
}

/** Reads what `addressFields` sent, with a message for each part that is missing. */
export function readAddress(
  text: (name: string) => string,
  prefix: string,
  { errors: messages }: Texts,
): { address: Stripe.Address; errors: Record<string, string> } {
  const part = (name: string): string | null => text(`${prefix}_${name}`) || null;
  const address = {
    city: part('city'),
    country: part('country'),
    line1: part('line1'),
    line2: part('line2'),
    postal_code: part('postal_code'),
    state: part('state'),
  };
  const errors: Record<string, string> = {};
  if (!address.line1) errors[`${prefix}_line1`] = messages.street;
  if (!address.city) errors[`${prefix}_city`] = messages.city;
  return { address, errors };
}
