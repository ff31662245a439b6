/** Where Stripe has businesses, and so where test shoppers mostly are. */
const codes =
  'AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IN IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US'.split(
    ' ',
  );

/** Code and English name, by name. */
export function countryNames(): [code: string, name: string][] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return codes
    .map((code): [string, string] => [code, names.of(code) ?? code])
    .sort(([, one], [, other]) => one.localeCompare(other));
}
