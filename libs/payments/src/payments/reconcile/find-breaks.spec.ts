import fc from 'fast-check';
import { exportOf, openBooks, theTerms, type TwoBooks, twoBooks } from '../../../test/books';
import { broken, type BrokenBooks, expiredBooks } from '../../../test/broken-books';
import { aPaymentFact, aRefundFact, aSessionFact } from '../../../test/facts';
import type { BreakKind } from './break';
import { breakKinds } from './break';
import { findBreaks } from './find-breaks';

const kinds = Object.keys(breakKinds) as BreakKind[];

const compare = (books: readonly BrokenBooks[], terms = theTerms) => {
  const stripe = {
    sessions: books.flatMap(({ sessions }) => sessions),
    refunds: books.flatMap(({ refunds }) => refunds),
    disputes: books.flatMap(({ disputes }) => disputes),
  };
  return findBreaks(stripe, { orders: books.flatMap(({ orders }) => orders) }, terms);
};

const agreeing = ({ order, ...rest }: TwoBooks): BrokenBooks => ({ ...rest, orders: [order] });

const named = ({ kind, orderId }: { kind: BreakKind; orderId: string }) => `${kind} ${orderId}`;

/** Of two payments the second one is at fault. */
const placed = (kind: BreakKind, n: number) =>
  `${kind} order-${kind === 'duplicate-payment' ? n + 0.5 : n}`;

it('books that agree have no breaks', () => {
  for (const books of [twoBooks(), openBooks(), expiredBooks(1)]) {
    expect(compare([agreeing(books)])).toEqual({ breaks: [], inClearing: [] });
  }
});

it.each(kinds)('%s is found, and nothing else', (kind) => {
  expect(compare([broken[kind](1)]).breaks.map(named)).toEqual([placed(kind, 1)]);
});

it('all of 20 breaks of each kind among 10,000 orders are found, and no order that agrees', () => {
  const size = 10_000;
  const each = 20;
  const ordinary = [twoBooks, openBooks, expiredBooks];
  const slots = fc.shuffledSubarray([...Array(size).keys()], {
    minLength: kinds.length * each,
    maxLength: kinds.length * each,
  });
  fc.assert(
    fc.property(slots, (chosen) => {
      const kindAt = new Map(chosen.map((slot, index) => [slot, kinds[index % kinds.length]]));
      const books = Array.from({ length: size }, (_, n) => {
        const kind = kindAt.get(n);
        return kind ? broken[kind](n) : agreeing((ordinary[n % 3] ?? twoBooks)(n));
      });
      const expected = [...kindAt].map(([n, kind]) => placed(kind as BreakKind, n));
      const found = compare(books).breaks.map(named);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 5 },
  );
});

it('what came about within the clearing time is told apart', () => {
  const late = { ...theTerms, now: 1_799_990_100 };
  const { breaks, inClearing } = compare([broken.status(1)], late);
  expect({ breaks, inClearing: inClearing.map(named) }).toEqual({
    breaks: [],
    inClearing: ['status order-1'],
  });
  expect(compare([broken.status(1)], { ...late, clearing: 0 }).breaks).toHaveLength(1);
});

it('a stamp far ahead of our clock does not keep a break in clearing', () => {
  expect(compare([broken.status(1)], { ...theTerms, now: 1_700_000_000 }).breaks).toHaveLength(1);
});

it('an order that was sold for another amount is a break until its money is back', () => {
  const books = twoBooks();
  const session = aSessionFact({
    ...books.order.facts.session,
    amountSubtotal: 15_000,
    amountTotal: 15_000,
  });
  const payment = aPaymentFact({ ...books.order.facts.payment, amountReceived: 15_000 });
  const refund = aRefundFact({ amount: 15_000, created: 1_799_990_600 });
  const sold = (refunds: readonly (typeof refund)[]): BrokenBooks => ({
    ...books,
    orders: [
      {
        ...books.order,
        status: 'review',
        fulfilment: 'unfulfilled',
        facts: { session, payment, refunds, disputes: [] },
      },
    ],
    sessions: books.sessions.map((one) => ({ ...one, session, payment })),
    refunds: refunds.map((one) => ({
      orderId: 'order-1',
      paymentIntentId: payment.id,
      received: 15_000,
      refund: one,
    })),
  });
  expect(compare([sold([])]).breaks.map(named)).toEqual(['amount order-1']);
  expect(compare([sold([refund])]).breaks).toEqual([]);
});

it('discount, shipping and tax are breaks as far as they were not agreed', () => {
  const books = twoBooks();
  const amounts = { amountDiscount: 2_000, amountShipping: 1_000, amountTax: 3_800 };
  const session = aSessionFact({ ...books.order.facts.session, ...amounts, amountTotal: 22_800 });
  const payment = aPaymentFact({ ...books.order.facts.payment, amountReceived: 22_800 });
  const sold = (allowed: { discount: boolean; shipping: boolean; tax: boolean }): BrokenBooks => ({
    ...books,
    orders: [
      {
        ...books.order,
        snapshot: { ...books.order.snapshot, allowed },
        facts: { ...books.order.facts, session, payment },
      },
    ],
    sessions: books.sessions.map((one) => ({ ...one, session, payment })),
  });
  const all = { discount: true, shipping: true, tax: true };
  expect(compare([sold(all)]).breaks).toEqual([]);
  for (const part of ['discount', 'shipping', 'tax'] as const) {
    const { breaks } = compare([sold({ ...all, [part]: false })]);
    expect(breaks.map(named)).toEqual(['status order-1']);
  }
});

it('an order of nothing that is sold out has nothing to be given back', () => {
  const books = twoBooks();
  const session = aSessionFact({
    ...books.order.facts.session,
    paymentStatus: 'no_payment_required',
    paymentIntentId: null,
  });
  const facts = { session, refunds: [], disputes: [] };
  const sold = (fulfilment: 'unfulfillable' | 'unfulfilled'): BrokenBooks => ({
    ...books,
    orders: [{ ...books.order, fulfilment, facts }],
    sessions: books.sessions.map((one) => ({ ...one, session, payment: undefined })),
  });
  expect(compare([sold('unfulfillable')]).breaks).toEqual([]);
  expect(compare([sold('unfulfilled')]).breaks.map(named)).toEqual(['paid-unfulfilled order-1']);
});

it('of an order outside of the period only what was made in it is compared', () => {
  const { order } = twoBooks();
  const refund = aRefundFact({ created: 1_799_990_600, amount: 1_000 });
  const later = { ...theTerms, from: 1_799_990_500 };
  const refunds = [{ orderId: order.id, paymentIntentId: 'pi_1', received: 20_000, refund }];
  const stripe = { sessions: [], refunds, disputes: [] };
  const { breaks } = findBreaks(stripe, { orders: [order] }, later);
  expect(breaks.map(named)).toEqual(['refund-missing order-1']);
});

it('which side an object is missing on does not depend on the order of lists', () => {
  const books = kinds.map((kind, n) => broken[kind](n + 1));
  const stripe = exportOf(books.map((one) => ({ ...one, order: twoBooks().order })));
  const orders = books.flatMap((one) => one.orders);
  const forward = findBreaks(stripe, { orders }, theTerms).breaks.map(named);
  const backward = findBreaks(
    {
      sessions: stripe.sessions.toReversed(),
      refunds: stripe.refunds.toReversed(),
      disputes: stripe.disputes.toReversed(),
    },
    { orders: orders.toReversed() },
    theTerms,
  ).breaks.map(named);
  expect(backward.toSorted()).toEqual(forward.toSorted());
});
