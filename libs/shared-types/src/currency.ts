/**
 * A currency as Stripe names it: three lowercase letters (`inr`, `usd`, `jpy`).
 */
export type Currency = string;

/** Stripe charges these in whole units. Source: docs.stripe.com/currencies#zero-decimal. */
const ZERO_DECIMAL = new Set<Currency>(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);

/** Stripe charges these in thousandths whose last digit is 0. Source: docs.stripe.com/currencies#three-decimal. */
const THREE_DECIMAL = new Set<Currency>('bhd jod kwd omr tnd'.split(' '));

/** Whole-unit currencies that Stripe takes with two decimals, always 00. Source: docs.stripe.com/currencies#special-cases. */
const TWO_DECIMAL_WHOLE = new Set<Currency>(['isk', 'ugx']);

/** Cards take amounts of up to 12 digits. Source: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
export const MAXIMUM_CHARGE = 999_999_999_999;

/**
 * How many decimals Stripe counts in the currency's minor unit: 0, 2 or 3. It is Stripe's own table,
 * since `Intl` and ISO 4217 disagree with it (ISK, UGX, MGA, HUF).
 */
export function minorUnitDigits(currency: Currency): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** The step, in minor units, that a charge in the currency must be a multiple of: 1, 10 or 100. */
export function chargeStep(currency: Currency): 1 | 10 | 100 {
  if (TWO_DECIMAL_WHOLE.has(currency)) return 100;
  return THREE_DECIMAL.has(currency) ? 10 : 1;
}
