import fc from 'fast-check';
import { aPaymentFact, aSessionFact, aSnapshot } from '../../test/facts';
import { NO_FACTS, type SessionFact } from './facts';
import type { OrderSnapshot } from './snapshot';
import { deriveStatus } from './status';

type Part = Exclude<keyof OrderSnapshot['allowed'], 'taxIncluded'>;

const NOTHING = { discount: false, shipping: false, tax: false };
const difference = fc.integer({ min: 1, max: 1_000_000 });
const parts = fc.record({ discount: fc.nat(9_999), shipping: fc.nat(9_999), tax: fc.nat(9_999) });

/** A session with these parts beside the prices of its lines. Its total adds up. */
function withParts({ discount, shipping, tax }: Record<Part, number>): SessionFact {
  return aSessionFact({
    amountDiscount: discount,
    amountShipping: shipping,
    amountTax: tax,
    amountTotal: 20_000 - discount + shipping + tax,
  });
}

/** What becomes of an order that was paid in full for what Stripe says it sold. */
function statusOf(session: SessionFact, allowed: OrderSnapshot['allowed'] = NOTHING) {
  const { amountTotal, currency } = session;
  const payment = aPaymentFact({ amountReceived: amountTotal, currency });
  const agreement = { snapshot: aSnapshot({ allowed }), refused: false };
  return deriveStatus({ ...NO_FACTS, session, payment }, agreement);
}

it('an amount that differs by anything is reviewed', () => {
  const field = fc.constantFrom(
    'amountSubtotal' as const,
    'amountTotal' as const,
    'amountDiscount' as const,
    'amountShipping' as const,
    'amountTax' as const,
  );
  fc.assert(
    fc.property(field, difference, fc.boolean(), (name, by, isMore) => {
      const session = aSessionFact();
      const changed = { ...session, [name]: session[name] + (isMore ? by : -by) };
      expect(statusOf(changed)).toBe('review');
    }),
  );
});

it('a line that differs by anything is reviewed, even if the sum is the same', () => {
  fc.assert(
    fc.property(difference, fc.integer({ min: 1, max: 99 }), (by, quantity) => {
      const [two, one] = [20_000 - by, by];
      const lines = [
        { quantity: 2, amount: two },
        { quantity, amount: one },
      ];
      expect(statusOf(aSessionFact({ lines }))).toBe('review');
      expect(statusOf(aSessionFact({ lines: [{ quantity: 2, amount: two }] }))).toBe('review');
      expect(statusOf(aSessionFact({ lines: [{ quantity: quantity + 2, amount: 20_000 }] }))).toBe(
        'review',
      );
    }),
  );
});

it('any other currency is reviewed, whatever the amount', () => {
  const code = fc.stringMatching(/^[a-z]{3}$/).filter((currency) => currency !== 'inr');
  fc.assert(
    fc.property(code, (currency) => {
      expect(statusOf(aSessionFact({ currency }))).toBe('review');
    }),
  );
});

it('discount, shipping and tax pass as far as the request made them possible', () => {
  const allowed = fc.record({
    discount: fc.boolean(),
    shipping: fc.boolean(),
    tax: fc.boolean(),
  });
  fc.assert(
    fc.property(parts, allowed, (amounts, may) => {
      const isAllowed = (Object.keys(may) as Part[]).every(
        (part) => may[part] || amounts[part] === 0,
      );
      expect(statusOf(withParts(amounts), may)).toBe(isAllowed ? 'paid' : 'review');
    }),
  );
});

it('a tax that prices contain is not added to them, and none is where none was agreed', () => {
  fc.assert(
    fc.property(parts, fc.boolean(), (amounts, tax) => {
      const { discount, shipping } = amounts;
      const amountTotal = 20_000 - discount + shipping;
      const session = { ...withParts(amounts), amountTotal };
      const may = { discount: true, shipping: true, tax, taxIncluded: true };
      expect(statusOf(session, may)).toBe(tax || amounts.tax === 0 ? 'paid' : 'review');
      expect(statusOf(withParts(amounts), may)).toBe(amounts.tax === 0 ? 'paid' : 'review');
    }),
  );
});

it('a total that does not add up is reviewed, whatever is allowed', () => {
  const everything = { discount: true, shipping: true, tax: true };
  fc.assert(
    fc.property(parts, difference, (amounts, by) => {
      const session = withParts(amounts);
      const changed = { ...session, amountTotal: session.amountTotal + by };
      expect(statusOf(changed, everything)).toBe('review');
    }),
  );
});

it('what the buyer saw in another currency changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('usd', 'inr', 'jpy'), (amount, currency) => {
      expect(statusOf(aSessionFact({ presentment: { amount, currency } }))).toBe('paid');
    }),
  );
});
