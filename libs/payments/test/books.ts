import type {
  OrderInBooks,
  StripeExport,
  StripeSession,
  Terms,
} from '../src/payments/reconcile/books';
import { aPaymentFact, aSessionFact, aSnapshot } from './facts';

/** Long before the comparison begins, so that nothing is in clearing. */
const MADE = 1_799_990_000;

export const theTerms: Terms = {
  from: 1_799_000_000,
  to: 1_800_000_000,
  now: 1_800_000_000,
  tookSeconds: 1,
  clearing: 60,
  live: false,
};

/** An order as the database has it, and as Stripe does. */
export interface TwoBooks {
  order: OrderInBooks;
  sessions: StripeSession[];
  refunds: StripeExport['refunds'];
  disputes: StripeExport['disputes'];
}

/** Both books of an order that was paid and fulfilled, in agreement. @param n tells orders apart */
export function twoBooks(n = 1): TwoBooks {
  const orderId = `order-${n}`;
  const session = aSessionFact({
    id: `cs_${n}`,
    paymentIntentId: `pi_${n}`,
    created: MADE,
    expiresAt: MADE + 3600,
  });
  const payment = aPaymentFact({ id: `pi_${n}`, created: MADE + 60 });
  return {
    order: {
      id: orderId,
      number: `NUMB-${n}`,
      cartHash: `cart-${n}`,
      status: 'paid',
      fulfilment: 'fulfilled',
      createdAt: MADE,
      changedAt: MADE + 90,
      snapshot: aSnapshot(),
      refused: false,
      facts: { session, payment, refunds: [], disputes: [] },
      requests: [],
    },
    sessions: [{ orderId, livemode: false, session, payment }],
    refunds: [],
    disputes: [],
  };
}

/** Both books of an order that nobody has paid yet. */
export function openBooks(n = 1): TwoBooks {
  const { order, sessions } = twoBooks(n);
  const session = aSessionFact({
    id: `cs_${n}`,
    status: 'open',
    paymentStatus: 'unpaid',
    paymentIntentId: null,
    created: MADE,
  });
  const facts = { session, refunds: [], disputes: [] };
  return {
    order: { ...order, status: 'pending', fulfilment: 'unfulfilled', facts },
    sessions: sessions.map((one) => ({ ...one, session, payment: undefined })),
    refunds: [],
    disputes: [],
  };
}

/** The books of all of them. */
export function exportOf(books: readonly TwoBooks[]): StripeExport {
  return {
    sessions: books.flatMap(({ sessions }) => sessions),
    refunds: books.flatMap(({ refunds }) => refunds),
    disputes: books.flatMap(({ disputes }) => disputes),
  };
}
