import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { invalidRequest } from '../api/stripe-error';
import { idOf } from '../resources/reference';
import { scheduleAftermath } from './aftermath';

type Intent = Stripe.PaymentIntent;

const cancelable: readonly Intent['status'][] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
  'processing',
];

/** Takes what was held, all of it or less. @throws StripeError */
export function captureIntent(
  account: Account,
  intent: Intent,
  amount?: number,
  param = 'amount_to_capture',
): Intent {
  const charge = account.store.get('charge', idOf(intent.latest_charge) ?? '');
  if (intent.status !== 'requires_capture' || !charge) {
    throw unexpectedState(intent, 'captured', ['requires_capture']);
  }
  const captured = amount ?? intent.amount_capturable;
  if (captured < 1 || captured > intent.amount_capturable) {
    throw invalidRequest('The amount to capture must be positive and no more than is held.', {
      code: 'amount_too_large',
      param,
    });
  }
  account.unschedule('expire_authorization', intent.id);
  const taken = account.store.put('charge', {
    ...charge,
    amount_captured: captured,
    captured: true,
  });
  const paid = account.store.put('payment_intent', {
    ...intent,
    amount_capturable: 0,
    amount_received: captured,
    status: 'succeeded',
  });
  account.record('charge.captured', taken, { captured: false, amount_captured: 0 });
  account.record('payment_intent.succeeded', paid);
  scheduleAftermath(account, taken, false);
  markSessionPaid(account, intent.id);
  return paid;
}

function markSessionPaid(account: Account, intent: string): void {
  const owner = account.store.get('intent_session', intent);
  const session = account.store.get('checkout.session', owner?.session ?? '');
  if (session) account.store.put('checkout.session', { ...session, payment_status: 'paid' });
}

/** @throws StripeError when it is too late for that */
export function cancelIntent(
  account: Account,
  intent: Intent,
  reason: Intent['cancellation_reason'],
): Intent {
  if (!cancelable.includes(intent.status)) throw unexpectedState(intent, 'canceled', cancelable);
  account.unschedule('expire_authorization', intent.id);
  const canceled = account.store.put('payment_intent', {
    ...intent,
    amount_capturable: 0,
    canceled_at: account.now,
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  });
  account.record('payment_intent.canceled', canceled);
  return canceled;
}

/** The bank lets go of an authorisation that was never captured. */
export function expireAuthorization(account: Account, id: string): void {
  const intent = account.store.get('payment_intent', id);
  const charge = account.store.get('charge', idOf(intent?.latest_charge) ?? '');
  if (intent?.status !== 'requires_capture' || !charge) return;
  account.record('charge.expired', charge);
  cancelIntent(account, intent, 'automatic');
}

export function unexpectedState(intent: Intent, verb: string, allowed: readonly string[]) {
  return invalidRequest(
    `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state', payment_intent: intent },
  );
}
