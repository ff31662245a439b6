import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BRAND_FONTS } from './session.schema';

/** The SDK's own types, which are gone at run time. */
const types = readFileSync(
  join(dirname(require.resolve('stripe')), '../esm/resources/Checkout/Sessions.d.ts'),
  'utf8',
);

it('the fonts of a brand are those that Stripe has', () => {
  const [, union = ''] = /type FontFamily = ([^;]+);/.exec(types) ?? [];
  const fonts = [...union.matchAll(/'(\w+)'/g)].map(([, font]) => font);
  expect(BRAND_FONTS.toSorted()).toEqual(fonts.toSorted());
});
