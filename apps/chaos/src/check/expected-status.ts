import type { Evidence } from './evidence';
import type { OrderRow } from './shop-rows';
import type { Intent, Session } from './stripe-objects';

const OPEN_DISPUTE = ['needs_response', 'under_review'];

/** What the order's status has to be, told from Stripe's objects alone. */
export function expectedStatus(evidence: Evidence, order: OrderRow): readonly string[] {
  const session = sessionOf(evidence, order);
  // An attempt without an answer may be gone on with for ten minutes.
  if (!session) return order.attempt === 'refused' ? ['canceled'] : ['pending'];
  if (session.status === 'open') return ['pending'];
  if (session.status === 'expired') return ['expired'];
  if (!isAsAgreed(session, order)) return ['review'];
  const intent = intentOf(evidence, session);
  if (session.payment_status === 'unpaid') {
    return intent?.status === 'requires_payment_method' ? ['failed'] : ['processing'];
  }
  return [afterPayment(evidence, session, intent)];
}

function afterPayment({ refunds, disputes }: Evidence, session: Session, intent?: Intent): string {
  const own = { payment_intent: session.payment_intent };
  const ofIt = ({ payment_intent: id }: typeof own) => id === own.payment_intent;
  const dispute = disputes.filter(ofIt).map(({ status }) => status);
  if (dispute.includes('lost')) return 'charged_back';
  if (dispute.some((status) => OPEN_DISPUTE.includes(status))) return 'disputed';
  const refunded = refunds
    .filter((refund) => ofIt(refund) && refund.status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0);
  if (refunded === 0) return 'paid';
  return refunded >= (intent?.amount_received ?? 0) ? 'refunded' : 'partially_refunded';
}

/** The order's session at Stripe; where there are several the one that was paid. */
export function sessionOf({ sessions }: Evidence, { id }: OrderRow): Session | undefined {
  const own = sessions.filter(({ client_reference_id: order }) => order === id);
  return own.find(({ status }) => status === 'complete') ?? own[0];
}

export function intentOf({ intents }: Evidence, session: Session): Intent | undefined {
  return intents.find(({ id }) => id === session.payment_intent);
}

/** Whether Stripe sold what the order says. */
export function isAsAgreed(session: Session, { snapshot }: OrderRow): boolean {
  const sold = session.lines.map(
    ({ quantity, amount_subtotal }) => `${quantity} ${amount_subtotal}`,
  );
  const agreed = snapshot.lines.map(({ quantity, total }) => `${quantity} ${total.amount}`);
  return (
    !session.livemode &&
    session.currency === snapshot.subtotal.currency &&
    session.amount_total === snapshot.subtotal.amount &&
    sold.sort().join() === agreed.sort().join()
  );
}
