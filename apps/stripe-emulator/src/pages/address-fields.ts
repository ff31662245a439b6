import type Stripe from 'stripe';
import { countryNames } from './countries';
import { type FieldState, input, select } from './fields';
import { type Html, html } from './html';

/** The parts of an address under a prefix such as `shipping`. */
export function addressFields(
  state: FieldState,
  prefix: string,
  countries?: readonly string[],
): Html {
  const names = countryNames().filter(([code]) => !countries || countries.includes(code));
  const rest = (countries ?? []).filter((code) => !names.some(([known]) => known === code));
  return html`${select(state, `${prefix}_country`, 'Country or region', [
      ...names,
      ...rest.map((code) => [code, code] as const),
    ])}
    ${input(state, `${prefix}_line1`, 'Address', html`autocomplete="off" required`)}
    <div class="pair">
      ${input(state, `${prefix}_postal_code`, 'Postal code', html`autocomplete="off"`)}
      ${input(state, `${prefix}_city`, 'City', html`autocomplete="off" required`)}
    </div>`;
}

/** Reads what `addressFields` sent, with a message for each part that is missing. */
export function readAddress(
  text: (name: string) => string,
  prefix: string,
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
  if (!address.line1) errors[`${prefix}_line1`] = 'Enter the street and number.';
  if (!address.city) errors[`${prefix}_city`] = 'Enter the city.';
  return { address, errors };
}
