/** Where Stripe has businesses, and so where test shoppers mostly are; and Kuwait, for its currency of three decimals. */
const codes =
  'AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IN IT JP KW LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US'.split(
    ' ',
  );

const homes: Readonly<Record<string, string>> = {
  eur: 'DE',
  gbp: 'GB',
  inr: 'IN',
  jpy: 'JP',
  kwd: 'KW',
};

/** Where who pays in this currency most likely lives. */
export function homeOf(currency: string | null): string {
  return homes[currency ?? ''] ?? 'US';
}

/**
 * Code and name of countries, by name.
 *
 * @param language of the names
 * @param allowed only these
 */
export function countryNames(
  language: string,
  allowed: readonly string[] = codes,
): [code: string, name: string][] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return allowed
    .map((code): [string, string] => [code, names.of(code) ?? code])
    .sort(([, one], [, other]) => one.localeCompare(other, language));
}
