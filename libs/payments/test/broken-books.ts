import type { RefundFact } from '../src/orders/facts';
import type { BreakKind } from '../src/payments/reconcile/break';
import { openBooks, type TwoBooks, twoBooks } from './books';
import { aDisputeFact, aPaymentFact, aRefundFact, aSessionFact } from './facts';

/** Books of an order with one thing wrong; none of the order where the database has lost it. */
export type BrokenBooks = Omit<TwoBooks, 'order'> & {
  readonly orders: readonly TwoBooks['order'][];
};

const MADE = 1_799_990_000;

/** Each kind of break as it would come about. @param n tells orders apart */
export const broken: Readonly<Record<BreakKind, (n: number) => BrokenBooks>> = {
  'paid-no-order': (n) => ({ ...whole(twoBooks(n)), orders: [] }),
  'orphan-session': (n) => ({ ...whole(openBooks(n)), orders: [] }),
  'session-missing': (n) =>
    whole(openBooks(n), (order) => ({ ...order, facts: { refunds: [], disputes: [] } })),
  'session-unknown': (n) => ({ ...whole(openBooks(n)), sessions: [] }),
  'order-no-payment': (n) => ({ ...whole(twoBooks(n)), sessions: [] }),
  status: (n) => ({ ...whole(openBooks(n)), sessions: twoBooks(n).sessions }),
  amount: (n) =>
    whole(twoBooks(n), undefined, (one) => ({
      ...one,
      payment: aPaymentFact({ ...one.payment, amountReceived: 19_999 }),
    })),
  currency: (n) =>
    whole(twoBooks(n), undefined, (one) => ({
      ...one,
      session: { ...one.session, currency: 'usd' },
    })),
  mode: (n) => whole(openBooks(n), undefined, (one) => ({ ...one, livemode: true })),
  'duplicate-payment': (n) => {
    const [first, second] = [twoBooks(n), twoBooks(n + 0.5)];
    const twice = { ...second.order, cartHash: first.order.cartHash, createdAt: MADE + 1 };
    return {
      ...first,
      orders: [first.order, twice],
      sessions: [...first.sessions, ...second.sessions],
    };
  },
  'two-sessions-paid': (n) => {
    const books = whole(twoBooks(n));
    const second = twoBooks(n + 0.5).sessions.map((one) => ({ ...one, orderId: `order-${n}` }));
    return { ...books, sessions: [...books.sessions, ...second] };
  },
  'paid-unfulfilled': (n) =>
    whole(twoBooks(n), (order) => ({ ...order, fulfilment: 'unfulfilled' })),
  'fulfilled-unpaid': (n) =>
    whole(openBooks(n), (order) => ({ ...order, fulfilment: 'fulfilled' })),
  'refund-missing': (n) => refundedThere(n, [aRefund(n)]),
  'refund-unknown': (n) => refundedHere(n, [aRefund(n)]),
  'refund-unmade': (n) =>
    whole(twoBooks(n), (order) => ({
      ...order,
      requests: [
        {
          orderId: order.id,
          name: 'r',
          stripeKey: `k_${n}`,
          amount: 1,
          lines: null,
          refused: false,
          askedAt: MADE,
        },
      ],
    })),
  'refund-duplicate': (n) => {
    const made = [aRefund(n), aRefund(n + 0.5)].map((one) => ({ ...one, requestKey: `k_${n}` }));
    return refundedOnBoth(n, made);
  },
  'over-refund': (n) => refundedOnBoth(n, [aRefund(n, 12_000), aRefund(n + 0.5, 12_000)]),
  'dispute-missing': (n) => ({ ...whole(twoBooks(n)), disputes: disputesOf(n) }),
  'dispute-unknown': (n) =>
    whole(twoBooks(n), (order) => ({
      ...order,
      status: 'disputed',
      facts: { ...order.facts, disputes: disputesOf(n).map(({ dispute }) => dispute) },
    })),
};

function whole(
  { order, ...stripe }: TwoBooks,
  here: (order: TwoBooks['order']) => TwoBooks['order'] = (same) => same,
  there: (one: TwoBooks['sessions'][0]) => TwoBooks['sessions'][0] = (same) => same,
): BrokenBooks {
  return { ...stripe, sessions: stripe.sessions.map(there), orders: [here(order)] };
}

const aRefund = (n: number, amount = 1_000) =>
  aRefundFact({ id: `re_${n}`, amount, created: MADE + 600 });

function refundedThere(n: number, refunds: readonly RefundFact[]): BrokenBooks {
  const paymentIntentId = `pi_${n}`;
  return {
    ...whole(twoBooks(n)),
    refunds: refunds.map((refund) => ({
      orderId: `order-${n}`,
      paymentIntentId,
      received: 20_000,
      refund,
    })),
  };
}

function refundedHere(n: number, refunds: readonly RefundFact[]): BrokenBooks {
  const total = refunds.reduce((sum, { amount }) => sum + amount, 0);
  return whole(twoBooks(n), (order) => ({
    ...order,
    status: total >= 20_000 ? 'refunded' : 'partially_refunded',
    facts: { ...order.facts, refunds },
  }));
}

function refundedOnBoth(n: number, refunds: readonly RefundFact[]): BrokenBooks {
  return { ...refundedThere(n, refunds), orders: refundedHere(n, refunds).orders };
}

function disputesOf(n: number): TwoBooks['disputes'] {
  const dispute = aDisputeFact({ id: `dp_${n}`, created: MADE + 600 });
  return [{ orderId: `order-${n}`, dispute }];
}

/** What is closed and unpaid on both sides, in agreement. */
export function expiredBooks(n: number): TwoBooks {
  const books = openBooks(n);
  const session = aSessionFact({
    ...books.order.facts.session,
    status: 'expired',
    expiresAt: MADE + 3600,
  });
  return {
    ...books,
    order: { ...books.order, status: 'expired', facts: { ...books.order.facts, session } },
    sessions: books.sessions.map((one) => ({ ...one, session })),
  };
}
