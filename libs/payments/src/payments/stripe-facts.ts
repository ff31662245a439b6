import type { Money, ShippingDetails } from '@till/shared-types';
import type Stripe from 'stripe';
import type { DisputeFact, PaymentFact, RefundFact, SessionFact } from '../orders/facts';
import { storableText } from './storable-text';

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
      total: item.amount_total,
    })),
    paymentIntentId: idOf(session.payment_intent),
    expiresAt: session.expires_at,
    url: session.url,
    clientSecret: session.client_secret,
    email: storable(session.customer_details?.email),
    shipping: shippingDetails(session),
    presentment: presentment(session),
    created: session.created,
    readSeq,
  };
}

function shippingDetails(session: Stripe.Checkout.Session): ShippingDetails | null {
  const { name, address } = session.collected_information?.shipping_details ?? {};
  if (!name || !address) return null;
  return {
    name: storableText(name),
    line1: storableText(address.line1 ?? ''),
    line2: storable(address.line2),
    city: storable(address.city),
    state: storable(address.state),
    postalCode: storable(address.postal_code),
    country: address.country,
  };
}

function storable(text: string | null | undefined): string | null {
  return text ? storableText(text) : null;
}

function presentment({ presentment_details: shown }: Stripe.Checkout.Session): Money | null {
  return shown ? { amount: shown.presentment_amount, currency: shown.presentment_currency } : null;
}

export function paymentFact(intent: Stripe.PaymentIntent, readSeq: number): PaymentFact {
  const error = intent.last_payment_error;
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  return {
    id: intent.id,
    status: intent.status,
    currency: intent.currency,
    amountReceived: intent.amount_received,
    amountCapturable: intent.amount_capturable,
    captureBefore: charge?.payment_method_details?.card?.capture_before ?? null,
    failed: error ? (error.decline_code ?? error.code ?? error.type) : null,
    created: intent.created,
    readSeq,
  };
}

export function refundFact(refund: Stripe.Refund, readSeq: number): RefundFact {
  const { id, currency, amount, created } = refund;
  return {
    id,
    status: refund.status ?? 'pending',
    currency,
    amount,
    requestKey: refund.metadata?.[REFUND_KEY] ?? null,
    failureReason: refund.failure_reason ?? null,
    created,
    readSeq,
  };
}

export function disputeFact(dispute: Stripe.Dispute, readSeq: number): DisputeFact {
  const { id, status, currency, amount, reason, created } = dispute;
  return { id, status, currency, amount, reason, created, readSeq };
}

/** The id of what Stripe gives as an id or, expanded, as the object. */
export function idOf(reference: string | { readonly id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

/** A state that is not known yet is not final: the next read tells more. */
export function sessionStatus({
  status,
}: Pick<Stripe.Checkout.Session, 'status'>): SessionFact['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}
