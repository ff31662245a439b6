import type { PaymentStatus } from '@till/shared-types';
import type { Facts, PaymentFact, SessionFact } from './facts';
import type { OrderSnapshot } from './snapshot';

/** What decides a status, beside the facts. */
export interface Agreement {
  readonly snapshot: OrderSnapshot;
  /** Stripe refused to make the session, for good. */
  readonly refused: boolean;
}

/** The order's status: a pure function of what Stripe says and what was agreed. First match wins. */
export function deriveStatus(facts: Facts, { snapshot, refused }: Agreement): PaymentStatus {
  const { session, payment } = facts;
  if (!session) return refused ? 'canceled' : 'pending';
  if (session.status === 'open') return 'pending';
  if (session.status === 'expired') return 'expired';
  if (!matches(session, snapshot) || !isWhole(payment, session)) return 'review';
  if (payment?.status === 'requires_capture') return 'authorized';
  if (isPaid(facts, session)) return statusAfterPayment(facts, session);
  if (payment?.status === 'canceled') return 'canceled';
  return payment?.status === 'requires_payment_method' && payment.failed ? 'failed' : 'processing';
}

/** Whether what Stripe sold is what was agreed, to the minor unit. */
export function matches(session: SessionFact, { lines, subtotal, allowed }: OrderSnapshot) {
  const { amountSubtotal, amountDiscount, amountShipping, amountTax, amountTotal } = session;
  const addedTax = allowed.taxIncluded ? 0 : amountTax;
  return (
    session.currency === subtotal.currency &&
    amountSubtotal === subtotal.amount &&
    amountTotal === amountSubtotal - amountDiscount + amountShipping + addedTax &&
    (allowed.discount || amountDiscount === 0) &&
    (allowed.shipping || amountShipping === 0) &&
    (allowed.tax || amountTax === 0) &&
    inAnyOrder(session.lines) ===
      inAnyOrder(lines.map(({ quantity, total }) => ({ quantity, amount: total.amount })))
  );
}

/** Whether what was taken, or is held to be taken, is what the session came to. */
function isWhole(payment: PaymentFact | undefined, session: SessionFact): boolean {
  if (!payment || !['succeeded', 'requires_capture'].includes(payment.status)) return true;
  const { currency, amountReceived, amountCapturable } = payment;
  return currency === session.currency && amountReceived + amountCapturable === session.amountTotal;
}

/** Stripe does not say in which order it lists lines. */
function inAnyOrder(lines: SessionFact['lines']): string {
  return lines
    .map(({ quantity, amount }) => `${quantity}:${amount}`)
    .toSorted()
    .join();
}

/** @param session complete */
function isPaid({ payment }: Facts, { paymentStatus }: SessionFact): boolean {
  return payment?.status === 'succeeded' || ['paid', 'no_payment_required'].includes(paymentStatus);
}

/** Inquiries (`warning_*`), disputes that were prevented and those that were won leave a payment paid. */
const OPEN_DISPUTE = new Set([
  'needs_response',
  'under_review',
  'appeal_needs_response',
  'appeal_under_review',
]);

function statusAfterPayment(facts: Facts, session: SessionFact): PaymentStatus {
  if (facts.disputes.some(({ status }) => status === 'lost')) return 'charged_back';
  if (facts.disputes.some(({ status }) => OPEN_DISPUTE.has(status))) return 'disputed';
  const received = facts.payment?.amountReceived ?? session.amountTotal;
  const refunded = facts.refunds
    .filter(({ status }) => status === 'succeeded')
    .reduce((total, { amount }) => total + amount, 0);
  if (refunded === 0) return 'paid';
  return refunded >= received ? 'refunded' : 'partially_refunded';
}
