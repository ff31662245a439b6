/** Decimals, steps and smallest charges by currency (docs.stripe.com/currencies). */
const zeroDecimal = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '));
/** Worth no decimals, but sent with two that must be 00. */
const wholeUnits = new Set('isk ugx'.split(' '));

const halfUnit = 'usd eur aud cad chf nzd sgd brl inr ils ars cop idr php rub zar'.split(' ');
const minimums = new Map<string, number>([
  ...halfUnit.map((currency) => [currency, 50] as const),
  ...Object.entries({ aed: 200, czk: 1500, dkk: 250, gbp: 30, hkd: 400, huf: 17500, jpy: 50 }),
  ...Object.entries({ krw: 50, mxn: 1000, myr: 200, nok: 300, pln: 200, ron: 200, sek: 300 }),
  ['thb', 1000],
]);

const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

/** Amounts must be multiples of this many minor units. */
export function stepOf(currency: string): number {
  if (threeDecimal.has(currency)) return 10;
  return wholeUnits.has(currency) ? 100 : 1;
}

/** The smallest charge in minor units; 1 where Stripe would judge it after conversion. */
export function minimumOf(currency: string): number {
  return minimums.get(currency) ?? 1;
}

export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** The amount as text for people, with the decimals Stripe gives the currency. */
export function formatAmount(amount: number, currency: string, locale = 'en'): string {
  const decimals = decimalsOf(currency);
  const digits = wholeUnits.has(currency) ? 0 : decimals;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** decimals);
}
