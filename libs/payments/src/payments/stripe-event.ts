import type Stripe from 'stripe';
import { ProblemException } from '../problems/problem.exception';

/** Seconds that a signature may be old or, since clocks differ, ahead. Source: docs.stripe.com/webhooks#replay-attacks. */
const TOLERANCE_SECONDS = 300;

/** What a webhook endpoint for the shop must send, and what a sweep asks for. Stripe takes up to 20 in a list. */
export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.amount_capturable_updated',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'radar.early_fraud_warning.created',
] as const satisfies readonly Stripe.Event['type'][];

/**
 * The event in a webhook's body, once the bytes are known to be Stripe's.
 * @param isSigned compares the signature in constant time, whatever its age
 * @throws ProblemException signature_invalid (one answer for every reason), signature_expired, event_invalid
 */
export function verifiedEvent(
  body: Buffer | undefined,
  header: string | undefined,
  isSigned: (body: Buffer, header: string) => boolean,
): Stripe.Event {
  const timestamp = timestampOf(header);
  if (!body || !header || !timestamp || !isSigned(body, header)) {
    throw new ProblemException('signature_invalid', 'The signature is not that of this endpoint.');
  }
  // The SDK bounds the age only, so a signature from the future would pass for ever.
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    throw new ProblemException('signature_expired', 'The signature is too old, or ahead of time.');
  }
  const event = parse(body);
  if (!isEvent(event)) {
    throw new ProblemException('event_invalid', 'The body is not an event of Stripe.');
  }
  return event;
}

/** Of a header with two, one could be signed and the other be checked for its age. */
function timestampOf(header = ''): string | undefined {
  const [timestamp, ...others] = header.split(',').filter((part) => part.startsWith('t='));
  return others.length === 0 ? /^t=(\d{1,12})$/.exec(timestamp ?? '')?.[1] : undefined;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is Stripe.Event {
  const event = value as Partial<Stripe.Event> | null | undefined;
  return (
    event?.object === 'event' &&
    typeof event.id === 'string' &&
    typeof event.type === 'string' &&
    Number.isSafeInteger(event.created) &&
    typeof event.livemode === 'boolean' &&
    typeof event.data?.object === 'object' &&
    event.data.object !== null
  );
}
