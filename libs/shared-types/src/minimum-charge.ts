import type { Currency } from './currency';

/**
 * Stripe's smallest charge per settlement currency, in minor units. Source: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts.
 * A currency that is not here has no minimum known in advance.
 */
const MINIMUM_CHARGE = new Map<Currency, number>([
  ...'usd eur aud cad chf nzd sgd brl inr ils ars cop idr php rub zar'
    .split(' ')
    .map((currency): [Currency, number] => [currency, 50]),
  ['aed', 200],
  ['czk', 1500],
  ['dkk', 250],
  ['gbp', 30],
  ['hkd', 400],
  ['huf', 17500],
  ['jpy', 50],
  ['krw', 50],
  ['mxn', 1000],
  ['myr', 200],
  ['nok', 300],
  ['pln', 200],
  ['ron', 200],
  ['sek', 300],
  ['thb', 1000],
]);

/** The smallest charge Stripe takes, in minor units, where it is known before the call. */
export function minimumCharge(currency: Currency): number | undefined {
  return MINIMUM_CHARGE.get(currency);
}
