import type { Evidence } from './evidence';
import { expectedStatus, intentOf, isAsAgreed, sessionOf } from './expected-status';
import type { OrderRow } from './shop-rows';
import type { Session } from './stripe-objects';

/** Given back, or about to be. */
const STANDING = ['succeeded', 'pending', 'requires_action'];

/** Captured and not given back in full. */
function isKept(evidence: Evidence, order: OrderRow): boolean {
  const session = sessionOf(evidence, order);
  const intent = session && intentOf(evidence, session);
  if (!intent || intent.amount_received === 0 || order.status === 'review') return false;
  return refundedOf(evidence, intent.id) < intent.amount_received;
}

function refundedOf({ refunds }: Evidence, intentId: string): number {
  return refunds
    .filter((refund) => refund.payment_intent === intentId && STANDING.includes(refund.status))
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** I1 */
export function onePaymentPerCart(evidence: Evidence): string[] {
  const carts = Map.groupBy(evidence.orders, ({ cart_hash, id }) => cart_hash ?? id);
  return [...carts.values()].flatMap((orders) => {
    const kept = orders.filter((order) => isKept(evidence, order)).map(({ number }) => number);
    return kept.length > 1 ? [`one cart keeps the payments of ${kept.join(' and ')}`] : [];
  });
}

/** I5 */
export function factsAreStripes(evidence: Evidence): string[] {
  const { sessionFacts, paymentFacts, refundFacts, disputeFacts } = evidence;
  const { intents, refunds, disputes } = evidence;
  const sessions = evidence.sessions.filter((session) => !isStillAsked(evidence, session));
  const begun = intents.filter(({ id }) =>
    sessions.some(({ payment_intent, status }) => payment_intent === id && status === 'complete'),
  );
  return [
    ...differences(
      sessionFacts.map(({ id, ...it }) => [id, it.status, it.payment_status, it.amount_total]),
      sessions.map(({ id, ...it }) => [id, it.status, it.payment_status, it.amount_total]),
    ),
    ...differences(
      paymentFacts
        .filter(({ id }) => begun.some((intent) => intent.id === id))
        .map(({ id, ...it }) => [id, it.status, it.currency, it.amount_received]),
      begun.map(({ id, ...it }) => [id, it.status, it.currency, it.amount_received]),
    ),
    ...differences(
      refundFacts.map(({ id, ...it }) => [id, it.status, it.currency, it.amount]),
      refunds.map(({ id, ...it }) => [id, it.status, it.currency, it.amount]),
    ),
    ...differences(
      disputeFacts.map(({ id, ...it }) => [id, it.status, it.currency, it.amount]),
      disputes.map(({ id, ...it }) => [id, it.status, it.currency, it.amount]),
    ),
    ...sumsDiffer(evidence),
  ];
}

/** The shopper whose call it is may come back for ten minutes; then it is looked up. */
function isStillAsked({ orders, moment }: Evidence, session: Session): boolean {
  const order = orders.find(({ id }) => id === session.client_reference_id);
  return moment === 'two minutes' && session.status === 'open' && order?.attempt === 'open';
}

function differences(ours: readonly unknown[][], stripes: readonly unknown[][]): string[] {
  const [left, right] = [ours, stripes].map(
    (rows) => new Map(rows.map((row) => [row[0], row.join(' ')])),
  );
  const ids = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...ids].flatMap((id) => {
    const [mine, theirs] = [left?.get(id), right?.get(id)];
    return mine === theirs ? [] : [`here "${mine ?? 'none'}", at Stripe "${theirs ?? 'none'}"`];
  });
}

/** The emulator's books are made of balance transactions, not of the objects compared above. */
function sumsDiffer({ books, paymentFacts, refundFacts, refunds }: Evidence): string[] {
  return Object.entries(books.currencies).flatMap(([currency, sums]) => {
    const sum = (rows: readonly { readonly currency: string; readonly amount: number }[]) =>
      rows.filter((row) => row.currency === currency).reduce((all, { amount }) => all + amount, 0);
    const captured = sum(paymentFacts.map((it) => ({ ...it, amount: it.amount_received })));
    // A refund leaves the balance when it is made, and comes back when it fails.
    const pending = new Set(
      refunds.filter(({ status }) => status === 'pending').map(({ id }) => id),
    );
    const given = sum(
      refundFacts.filter(({ id, status }) => status === 'succeeded' || pending.has(id)),
    );
    const booked = sums.refunded - sums.refund_failed;
    return [
      ...(captured === sums.captured
        ? []
        : [`captured ${captured} ${currency}, Stripe ${sums.captured}`]),
      ...(given === booked ? [] : [`refunded ${given} ${currency}, Stripe ${booked}`]),
    ];
  });
}

/** I6 */
export function soldAsAgreed(evidence: Evidence): string[] {
  return evidence.orders
    .filter(({ fulfilment }) => fulfilment === 'fulfilled')
    .flatMap((order) => {
      const session = sessionOf(evidence, order);
      if (session && isAsAgreed(session, order)) return [];
      return [`${order.number} is fulfilled, and Stripe sold something else`];
    });
}

/** I7 */
export function neverRefundedTwice(evidence: Evidence): string[] {
  const { orders, refundRequests, refundFacts, disputeFacts, intents, witness } = evidence;
  const over = intents
    .filter(({ id, amount_received }) => refundedOf(evidence, id) > amount_received)
    .map(({ id }) => `${id} is refunded beyond what was captured`);
  const asked = orders.flatMap((order) => {
    const session = sessionOf(evidence, order);
    const captured = session ? (intentOf(evidence, session)?.amount_received ?? 0) : 0;
    const failed = refundFacts.filter(({ status }) => !STANDING.includes(status));
    const requested = refundRequests
      .filter(({ order_id, refused }) => order_id === order.id && !refused)
      .filter(({ stripe_key }) => !failed.some(({ request_key }) => request_key === stripe_key))
      .reduce((sum, { amount }) => sum + amount, 0);
    return requested > captured ? [`${order.number}: asked for ${requested} of ${captured}`] : [];
  });
  // Stripe refuses what the shop should not have asked for, unless the payment is disputed or somebody refunded in
  // the dashboard meanwhile.
  const excused = new Set(
    [...refundFacts.filter(({ request_key }) => request_key === null), ...disputeFacts].map(
      ({ order_id }) => order_id,
    ),
  );
  const refused = orders
    .filter(({ id }) => !excused.has(id))
    .filter(({ number }) =>
      witness.refunds.some((it) => it.orderNumber === number && it.refusal === 'refund_refused'),
    )
    .map(({ number }) => `${number}: Stripe had to refuse a refund`);
  return [...over, ...asked, ...refused];
}

/** Part of I11: what an order is called follows from what Stripe says. */
export function statusesFollow(evidence: Evidence): string[] {
  return evidence.orders.flatMap((order) => {
    const expected = expectedStatus(evidence, order);
    if (expected.includes(order.status)) return [];
    return [`${order.number} is ${order.status}, and should be ${expected.join(' or ')}`];
  });
}
