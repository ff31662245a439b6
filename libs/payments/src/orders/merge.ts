import type { Facts, PaymentFact, RefundFact, SessionFact } from './facts';

/**
 * Joins what was known with what was read. It is commutative, associative and idempotent, so every order of
 * deliveries, with any of them twice, ends in the same facts, and facts never step back.
 */
export function mergeFacts(known: Facts, read: Facts): Facts {
  const session = join(known.session, read.session, laterSession);
  const payment = join(known.payment, read.payment, laterPayment);
  return {
    ...(session && { session }),
    ...(payment && { payment }),
    refunds: joinAll(known.refunds, read.refunds, laterRefund),
    disputes: joinAll(known.disputes, read.disputes, laterRead),
  };
}

const SESSION_RANK = { open: 0, complete: 1, expired: 1 } as const;

function laterSession(a: SessionFact, b: SessionFact): SessionFact {
  const rank = SESSION_RANK[a.status] - SESSION_RANK[b.status];
  const winner = rank === 0 ? laterRead(a, b) : rank > 0 ? a : b;
  const loser = winner === a ? b : a;
  // Stripe takes the addresses back once a session is closed; the answer to a repeated request needs them.
  return {
    ...winner,
    url: winner.url ?? loser.url,
    clientSecret: winner.clientSecret ?? loser.clientSecret,
    paymentIntentId: winner.paymentIntentId ?? loser.paymentIntentId,
  };
}

/** Nothing comes after these. Source: docs.stripe.com/payments/paymentintents/lifecycle. */
const FINAL_PAYMENT = new Set(['succeeded', 'canceled']);

function laterPayment(a: PaymentFact, b: PaymentFact): PaymentFact {
  const [finalA, finalB] = [FINAL_PAYMENT.has(a.status), FINAL_PAYMENT.has(b.status)];
  if (finalA !== finalB) return finalA ? a : b;
  return laterRead(a, b);
}

const REFUND_RANK = new Map([
  ['pending', 0],
  ['requires_action', 1],
  ['succeeded', 2],
  ['failed', 3],
  ['canceled', 3],
]);

function laterRefund(a: RefundFact, b: RefundFact): RefundFact {
  const rank = (REFUND_RANK.get(a.status) ?? 0) - (REFUND_RANK.get(b.status) ?? 0);
  return rank === 0 ? laterRead(a, b) : rank > 0 ? a : b;
}

function laterRead<F extends { readonly readSeq: number }>(a: F, b: F): F {
  return a.readSeq >= b.readSeq ? a : b;
}

function join<F>(known: F | undefined, read: F | undefined, later: (a: F, b: F) => F) {
  return known && read ? later(known, read) : (known ?? read);
}

function joinAll<F extends { readonly id: string }>(
  known: readonly F[],
  read: readonly F[],
  later: (a: F, b: F) => F,
): readonly F[] {
  const byId = new Map(known.map((fact) => [fact.id, fact]));
  for (const fact of read) {
    const before = byId.get(fact.id);
    byId.set(fact.id, before ? later(before, fact) : fact);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
