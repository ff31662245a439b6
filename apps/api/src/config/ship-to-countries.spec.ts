import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SHIP_TO_COUNTRIES } from './ship-to-countries';

/** The SDK's own types, which are gone at run time. */
const types = readFileSync(
  join(dirname(require.resolve('stripe')), '../esm/resources/Checkout/Sessions.d.ts'),
  'utf8',
);

it('the countries goods can be sent to are those that Stripe takes addresses in', () => {
  const [, union = ''] = /type AllowedCountry = ([^;]+);/.exec(types) ?? [];
  const countries = union.match(/[A-Z]{2}(?=')/g) ?? [];
  expect(countries.length).toBeGreaterThan(200);
  // ZZ stands for a country that is not known.
  expect([...SHIP_TO_COUNTRIES, 'ZZ'].toSorted()).toEqual(countries.toSorted());
});
