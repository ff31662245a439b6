import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { confirmIntent } from '../payment/confirm';
import { passesLuhn, testCard } from '../cards/test-cards';
import { mergeMetadata } from '../resources/metadata';
import { newPaymentIntent } from '../resources/payment-intents';
import { newCardPaymentMethod } from '../resources/payment-methods';
import { idOf } from '../resources/reference';
import { StripeError } from '../api/stripe-error';
import type { Session } from './session';

/** What the shopper typed. */
export interface Payer {
  number: string;
  exp_month: number;
  exp_year: number;
  email: string;
  name: string;
  country: string;
}

export type Payment =
  | { status: 'paid'; session: Session; completed: string }
  | { status: 'declined'; session: Session; error: StripeError };

/**
 * Pays an open session. A declined payment leaves it open, and the next try uses the same payment
 * intent. @throws StripeError when the session is not open or the number is no test card's
 */
export function paySession(account: Account, open: Session, payer: Payer): Payment {
  checkOpen(account, open);
  if (open.amount_total === 0)
    return complete(account, withPayer(open, payer), 'no_payment_required');
  const card = testCard(payer.number);
  if (!card) throw unknownCard(payer.number);
  const intent = intentOf(account, open);
  const session = account.store.put('checkout.session', { ...open, payment_intent: intent.id });
  const method = newCardPaymentMethod(account, {
    card,
    exp_month: payer.exp_month,
    exp_year: payer.exp_year,
    billing: billingOf(payer),
  });
  const { refused } = confirmIntent(account, intent, method);
  if (refused) return { status: 'declined', session, error: refused };
  return complete(account, withPayer(session, payer), 'paid');
}

function checkOpen(account: Account, session: Session): void {
  if (session.status === 'open' && session.expires_at > account.now) return;
  const state = session.status === 'complete' ? 'has been paid' : 'has expired';
  throw new StripeError(400, {
    type: 'invalid_request_error',
    message: `This Checkout Session ${state}.`,
  });
}

function unknownCard(number: string): StripeError {
  const message = passesLuhn(number)
    ? 'That is not a test card. The emulator takes only test cards; never type a real card number here.'
    : 'Your card number is incorrect.';
  const code = passesLuhn(number) ? 'card_declined' : 'incorrect_number';
  return new StripeError(402, { type: 'card_error', code, message, param: 'number' });
}

function intentOf(account: Account, session: Session): Stripe.PaymentIntent {
  const present = account.store.get('payment_intent', idOf(session.payment_intent) ?? '');
  if (present) return present;
  const { payment = {} } = account.store.get('session_contents', session.id) ?? {};
  return newPaymentIntent(account, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    ...(payment.capture_method ? { capture_method: payment.capture_method } : {}),
    customer: idOf(session.customer),
    description: payment.description ?? null,
    metadata: mergeMetadata({}, payment.metadata),
    payment_method_types: session.payment_method_types,
    receipt_email: payment.receipt_email ?? null,
    setup_future_usage: payment.setup_future_usage ?? null,
    statement_descriptor: payment.statement_descriptor ?? null,
    statement_descriptor_suffix: payment.statement_descriptor_suffix ?? null,
    transfer_group: payment.transfer_group ?? null,
  });
}

function billingOf(payer: Payer): Stripe.PaymentMethod.BillingDetails {
  return {
    address: addressOf(payer),
    email: payer.email,
    name: payer.name,
    phone: null,
    tax_id: null,
  };
}

function addressOf({ country }: Payer): Stripe.Address {
  return { city: null, country, line1: null, line2: null, postal_code: null, state: null };
}

function withPayer(session: Session, payer: Payer): Session {
  return {
    ...session,
    customer_details: {
      address: addressOf(payer),
      business_name: null,
      email: payer.email,
      individual_name: null,
      name: payer.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  };
}

function complete(
  account: Account,
  session: Session,
  payment: Stripe.Checkout.Session.PaymentStatus,
): Payment {
  account.unschedule('expire_session', session.id);
  const completed = account.store.put('checkout.session', {
    ...session,
    client_secret: null,
    payment_status: payment,
    status: 'complete',
    url: null,
  });
  const event = account.record('checkout.session.completed', completed);
  return { status: 'paid', session: completed, completed: event.id };
}
