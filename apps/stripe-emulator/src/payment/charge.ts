import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { StripeError } from '../api/stripe-error';
import { type Behaviour, type Decline, genericDecline } from '../instruments/behaviour';
import { newCharge } from '../resources/charges';
import { scheduleAftermath } from './aftermath';
import { instrumentOf } from './instrument-of';

export interface Confirmed {
  intent: Stripe.PaymentIntent;
  /** Why it was refused; the intent then waits for another payment method. */
  refused?: StripeError;
  /** The shopper has to authenticate first. */
  action?: true;
}

const day = 24 * 60 * 60;
/** How long a bank holds an authorisation that is not captured. */
export const holdSeconds = 7 * day;

/** Asks the bank. */
export function charge(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { authenticated }: { authenticated: boolean },
): Confirmed {
  const behaviour = instrumentOf(account, method);
  if (behaviour.decline) {
    return refuse(account, intent, method, { decline: behaviour.decline, authenticated });
  }
  if (behaviour.delay) return { intent: process(account, intent, method, behaviour.delay) };
  return { intent: succeed(account, intent, method, behaviour, authenticated) };
}

function succeed(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { review }: Behaviour,
  authenticated: boolean,
): Stripe.PaymentIntent {
  const made = newCharge(account, intent, method, {
    status: 'succeeded',
    authenticated,
    review: review ?? false,
  });
  account.record('charge.succeeded', made);
  scheduleAftermath(account, made, authenticated);
  const held = intent.capture_method === 'manual';
  const paid = account.store.put('payment_intent', {
    ...intent,
    latest_charge: made.id,
    ...(held
      ? { amount_capturable: intent.amount, status: 'requires_capture' }
      : { amount_received: intent.amount, status: 'succeeded' }),
  });
  account.record(
    held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded',
    paid,
  );
  if (held) account.schedule('expire_authorization', intent.id, account.now + holdSeconds);
  return paid;
}

function process(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { seconds }: NonNullable<Behaviour['delay']>,
): Stripe.PaymentIntent {
  const made = newCharge(account, intent, method, { status: 'pending' });
  const processing = account.store.put('payment_intent', {
    ...intent,
    latest_charge: made.id,
    status: 'processing',
  });
  account.record('payment_intent.processing', processing);
  account.record('charge.pending', made);
  if (seconds !== null) account.schedule('settle_charge', made.id, account.now + seconds);
  return processing;
}

interface Refusal {
  decline?: Decline;
  blocked?: boolean;
  authenticated?: boolean;
  /** It did not come to a charge. */
  withoutCharge?: boolean;
}

/** Takes note of a payment that did not go through. */
export function refuse(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { decline = genericDecline, withoutCharge = false, ...attempt }: Refusal,
): Confirmed {
  const failed = withoutCharge
    ? undefined
    : newCharge(account, intent, method, { status: 'failed', decline, ...attempt });
  if (failed) account.record('charge.failed', failed);
  return refuseWith(account, intent, method, decline, failed);
}

/** Puts an intent back to where it waits for a payment method. */
export function refuseWith(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
  failed: Stripe.Charge | undefined,
): Confirmed {
  const error = {
    type: method.type === 'card' ? ('card_error' as const) : ('invalid_request_error' as const),
    ...(failed ? { charge: failed.id } : {}),
    doc_url: `https://docs.stripe.com/error-codes#${decline.code.replaceAll('_', '-')}`,
    ...decline,
  };
  const refused = account.store.put('payment_intent', {
    ...intent,
    last_payment_error: { ...error, payment_method: method },
    latest_charge: failed?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
  account.record('payment_intent.payment_failed', refused);
  const body = { ...error, payment_intent: refused, payment_method: method };
  return { intent: refused, refused: new StripeError(402, body) };
}
