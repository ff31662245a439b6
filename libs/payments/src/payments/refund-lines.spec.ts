import { money } from '@till/shared-types';
import { aSessionFact, aSnapshot } from '../../test/facts';
import { amountOfLines } from './refund-lines';

const { lines: bought } = aSnapshot();
const pots = (quantity: number) => [{ productId: 'pot', quantity }];

it('a line is refunded at what was paid for it', () => {
  expect(amountOfLines(pots(1), bought, aSessionFact(), [])).toBe(10_000);
  expect(amountOfLines([...pots(1), ...pots(1)], bought, aSessionFact(), [])).toBe(20_000);
});

it('a line of a discounted order is refunded without its share of the discount', () => {
  const session = aSessionFact({ amountDiscount: 3_333, amountTotal: 16_667 });
  expect(amountOfLines(pots(1), bought, session, [])).toBe(8_333);
});

it('a line is refunded with the tax that was added to it, and without shipping', () => {
  const session = aSessionFact({
    amountTax: 3_690,
    amountShipping: 500,
    amountTotal: 24_190,
    lines: [{ quantity: 2, amount: 20_000, total: 23_600 }],
  });
  expect(amountOfLines(pots(1), bought, session, [])).toBe(11_800);
  expect(amountOfLines(pots(2), bought, session, [])).toBe(23_600);
});

it('a line is worth what Stripe took for it, where lines are taxed differently', () => {
  const [pot] = bought;
  const book = { ...pot, productId: 'book', quantity: 3, total: money(30_000, 'inr') };
  const session = aSessionFact({
    amountSubtotal: 50_000,
    amountTax: 4_000,
    amountTotal: 54_000,
    lines: [
      { quantity: 2, amount: 20_000, total: 24_000 },
      { quantity: 3, amount: 30_000, total: 30_000 },
    ],
  });
  const both = [pot, book] as typeof bought;
  expect(amountOfLines(pots(1), both, session, [])).toBe(12_000);
  const books = [{ productId: 'book', quantity: 3 }];
  expect(amountOfLines(books, both, session, [{ lines: pots(2), amount: 24_000 }])).toBe(30_000);
});

it.each([
  ['inr', 16_667, [8_333, 8_334]],
  ['kwd', 16_670, [8_330, 8_340]],
])(
  'the lines of a discounted order in %s, one by one, come to all of it',
  (currency, amountTotal, parts) => {
    const session = aSessionFact({ currency, amountDiscount: 20_000 - amountTotal, amountTotal });
    const first = amountOfLines(pots(1), bought, session, []);
    const last = amountOfLines(pots(1), bought, session, [{ lines: pots(1), amount: first }]);
    expect([first, last]).toEqual(parts);
  },
);

it('the largest amounts are reckoned to the unit', () => {
  const unitPrice = money(999_999_999_998, 'inr');
  const line = { ...bought[0], quantity: 1, unitPrice, total: unitPrice } as (typeof bought)[0];
  const session = aSessionFact({ amountSubtotal: unitPrice.amount, amountDiscount: 1 });
  expect(amountOfLines(pots(1), [line], session, [])).toBe(999_999_999_997);
});

it('a share is an amount that Stripe can refund in the currency', () => {
  const session = aSessionFact({ currency: 'kwd', amountDiscount: 3_330 });
  expect(amountOfLines(pots(1), bought, session, [])).toBe(8_330);
});

it.each([
  ['more than was bought', pots(3), [], 'refund_exceeds_rest'],
  ['more than was bought, in two lines', [...pots(1), ...pots(2)], [], 'refund_exceeds_rest'],
  [
    'what was given back before',
    pots(1),
    [{ lines: pots(2), amount: 20_000 }],
    'refund_exceeds_rest',
  ],
  [
    'a product that is not in the order',
    [{ productId: 'cup', quantity: 1 }],
    [],
    'product_not_found',
  ],
  ['none', pots(0), [], 'out_of_range'],
  ['half of one', pots(0.5), [], 'out_of_range'],
])('%s cannot be refunded', (_what, asked, earlier, code) => {
  expect(() => amountOfLines(asked, bought, aSessionFact(), earlier)).toThrow(
    expect.objectContaining({ code }),
  );
});
