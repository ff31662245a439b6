import type Stripe from 'stripe';
import type { DisputeFact, PaymentFact, RefundFact, SessionFact } from '../orders/facts';

/** Metadata by which a refund of ours is known again when the answer to its request got lost. */
export const REFUND_KEY = 'till_refund';

/** @param items the session's line items, known once it is complete */
export function sessionFact(
  session: Stripe.Checkout.Session,
  items: readonly Stripe.LineItem[],
  readSeq: number,
): SessionFact {
  const { total_details: details } = session;
  return {
    id: session.id,
    status: sessionStatus(session),
    paymentStatus: session.payment_status,
    currency: session.currency ?? '',
    amountSubtotal: session.amount_subtotal ?? 0,
    amountTotal: session.amount_total ?? 0,
    amountDiscount: details?.amount_discount ?? 0,
    amountShipping: details?.amount_shipping ?? 0,
    amountTax: details?.amount_tax ?? 0,
    lines: items.map((item) => ({
      quantity: item.quantity ?? 0,
      amount: item.amount_subtotal,
    })),
    paymentIntentId: idOf(session.payment_intent),
    expiresAt: session.expires_at,
    url: session.url,
    clientSecret: session.client_secret,
    readSeq,
  };
}

export function paymentFact(intent: Stripe.PaymentIntent, readSeq: number): PaymentFact {
  const error = intent.last_payment_error;
  return {
    id: intent.id,
    status: intent.status,
    currency: intent.currency,
    amountReceived: intent.amount_received,
    failed: error ? (error.decline_code ?? error.code ?? error.type) : null,
    readSeq,
  };
}

export function refundFact(refund: Stripe.Refund, readSeq: number): RefundFact {
  const { id, status, currency, amount, metadata } = refund;
  const requestKey = metadata?.[REFUND_KEY] ?? null;
  return { id, status: status ?? 'pending', currency, amount, requestKey, readSeq };
}

export function disputeFact(dispute: Stripe.Dispute, readSeq: number): DisputeFact {
  const { id, status, currency, amount } = dispute;
  return { id, status, currency, amount, readSeq };
}

/** The id of what Stripe gives as an id or, expanded, as the object. */
export function idOf(reference: string | { readonly id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

/** A state that is not known yet is not final: the next read tells more. */
function sessionStatus({ status }: Stripe.Checkout.Session): SessionFact['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}
