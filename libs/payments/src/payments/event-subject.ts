import type Stripe from 'stripe';
import { idOf } from './stripe-facts';
import { ORDER_KEY, SHOP_KEY } from './session-request';

/** What an event is about, as far as its own object tells. */
export interface EventSubject {
  readonly sessionId: string | undefined;
  readonly paymentIntentId: string | undefined;
  /** Ids that we gave Stripe, where the object carries them. */
  readonly shopId: string | undefined;
  readonly orderId: string | undefined;
}

/** The kinds of object that say something of an order's payment. */
const KINDS = new Set([
  'checkout.session',
  'payment_intent',
  'charge',
  'refund',
  'dispute',
  'radar.early_fraud_warning',
]);

interface StripeObject {
  readonly object?: string;
  readonly id?: string;
  readonly payment_intent?: string | { readonly id: string } | null;
  readonly metadata?: Stripe.Metadata | null;
}

/** @returns undefined for an event about something no order has */
export function subjectOf(event: Stripe.Event): EventSubject | undefined {
  const { object, id, payment_intent: intent, metadata } = event.data.object as StripeObject;
  if (!object || !KINDS.has(object)) return undefined;
  return {
    sessionId: object === 'checkout.session' ? id : undefined,
    paymentIntentId: object === 'payment_intent' ? id : (idOf(intent ?? null) ?? undefined),
    shopId: metadata?.[SHOP_KEY],
    orderId: metadata?.[ORDER_KEY],
  };
}
