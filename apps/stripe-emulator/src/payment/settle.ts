import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { Decline } from '../instruments/behaviour';
import { idOf } from '../resources/reference';
import { scheduleAftermath } from './aftermath';
import { refuseWith } from './charge';
import { instrumentOf } from './instrument-of';

/** The bank's late answer to a pending charge. Returns the intent, or undefined if none was pending. */
export function settleCharge(account: Account, id: string): Stripe.PaymentIntent | undefined {
  const charge = account.store.get('charge', id);
  const intent = account.store.get('payment_intent', idOf(charge?.payment_intent) ?? '');
  const method = account.store.get('payment_method', charge?.payment_method ?? '');
  if (charge?.status !== 'pending' || !intent || !method) return undefined;
  const failure = instrumentOf(account, method).delay?.failure;
  return failure
    ? fail(account, charge, intent, method, failure)
    : succeed(account, charge, intent);
}

function succeed(
  account: Account,
  charge: Stripe.Charge,
  intent: Stripe.PaymentIntent,
): Stripe.PaymentIntent {
  const settled = account.store.put('charge', {
    ...charge,
    amount_captured: charge.amount,
    captured: true,
    paid: true,
    status: 'succeeded',
  });
  const paid = account.store.put('payment_intent', {
    ...intent,
    amount_received: intent.amount,
    status: 'succeeded',
  });
  account.record('charge.succeeded', settled);
  account.record('payment_intent.succeeded', paid);
  scheduleAftermath(account, settled, false);
  return paid;
}

function fail(
  account: Account,
  charge: Stripe.Charge,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Stripe.PaymentIntent {
  const failed = account.store.put('charge', {
    ...charge,
    failure_code: decline.code,
    failure_message: decline.message,
    status: 'failed',
  });
  account.record('charge.failed', failed);
  return refuseWith(account, intent, method, decline, failed).intent;
}
