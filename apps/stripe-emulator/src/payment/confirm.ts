import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { newBalanceTransaction, feeOn } from '../resources/balance-transactions';
import { newCharge } from '../resources/charges';
import { StripeError } from '../api/stripe-error';
import { type Decline, testCardByToken } from '../cards/test-cards';

/** Seconds until a captured charge has its balance transaction (capture is `automatic_async`). */
const bookedAfter = 1;

export interface Confirmed {
  intent: Stripe.PaymentIntent;
  /** Why the bank refused; the intent then waits for another payment method. */
  refused?: StripeError;
}

/** Tries to pay an intent with a payment method, and tells of all that came of it. */
export function confirmIntent(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Confirmed {
  const instrument = account.store.get('instrument', method.id);
  const card = testCardByToken(instrument?.card ?? '');
  return card?.decline
    ? refuse(account, intent, method, card.decline)
    : { intent: succeed(account, intent, method) };
}

function succeed(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  const charge = newCharge(account, intent, method);
  const paid = account.store.put('payment_intent', {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  });
  account.record('charge.succeeded', charge);
  account.record('payment_intent.succeeded', paid);
  account.schedule('book_charge', charge.id, account.now + bookedAfter);
  return paid;
}

function refuse(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Confirmed {
  const charge = newCharge(account, intent, method, decline);
  const error = {
    type: 'card_error' as const,
    charge: charge.id,
    doc_url: `https://docs.stripe.com/error-codes#${decline.code.replaceAll('_', '-')}`,
    ...decline,
  };
  const refused = account.store.put('payment_intent', {
    ...intent,
    last_payment_error: { ...error, payment_method: method },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
  account.record('charge.failed', charge);
  account.record('payment_intent.payment_failed', refused);
  const body = { ...error, payment_intent: refused, payment_method: method };
  return { intent: refused, refused: new StripeError(402, body) };
}

/** Gives a captured charge its line in the books. */
export function bookCharge(account: Account, id: string): void {
  const charge = account.store.get('charge', id);
  if (!charge?.captured || charge.balance_transaction) return;
  const transaction = newBalanceTransaction(account, {
    amount: charge.amount_captured,
    currency: charge.currency,
    type: 'charge',
    source: charge.id,
    fee: feeOn(charge.amount_captured, charge.currency),
    description: charge.description,
  });
  const booked = account.store.put('charge', { ...charge, balance_transaction: transaction.id });
  account.record('charge.updated', booked, { balance_transaction: null });
}
