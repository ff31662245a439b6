import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { StripeError } from '../api/stripe-error';
import type { Confirmed } from '../payment/charge';
import { confirmIntent, resolveAction } from '../payment/confirm';
import { settleCharge } from '../payment/settle';
import { mergeMetadata } from '../resources/metadata';
import { newCustomer } from '../resources/customers';
import { newPaymentIntent } from '../resources/payment-intents';
import { idOf } from '../resources/reference';
import { completionUrl } from './completion';
import { redeem } from './discount';
import { type Payer, methodOf, withPayer } from './payer';
import type { Session } from './session';

export type Payment =
  | { status: 'complete'; session: Session; completed: string }
  | { status: 'declined'; session: Session; error: StripeError }
  | { status: 'action'; session: Session; url: string };

/**
 * Pays an open session. A declined payment leaves it open, and the next try uses the same payment
 * intent. @throws StripeError when the session is not open or the number is no test number
 */
export function paySession(account: Account, open: Session, payer: Payer): Payment {
  checkOpen(account, open);
  const session = account.store.put('checkout.session', withPayer(open, payer));
  if (session.amount_total === 0) return complete(account, session, 'no_payment_required');
  return payWith(account, session, methodOf(account, payer));
}

/** Pays an open session with a payment method that exists already. */
export function payWith(account: Account, session: Session, method: Stripe.PaymentMethod): Payment {
  checkOpen(account, session);
  const intent = intentOf(account, session);
  const bound = account.store.put('checkout.session', { ...session, payment_intent: intent.id });
  const ownPage = session.ui_mode === 'elements';
  const returnUrl = ownPage ? completionUrl(session) : `${account.origin}/pay/${session.id}`;
  return conclude(account, bound, confirmIntent(account, intent, method, { returnUrl }));
}

/** Goes on with a session once its shopper has authenticated, or has failed to. */
export function resumeSession(
  account: Account,
  session: Session,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  succeeded: boolean,
): Payment {
  checkOpen(account, session);
  return conclude(account, session, resolveAction(account, intent, method, succeeded));
}

function conclude(
  account: Account,
  session: Session,
  { intent, refused, action }: Confirmed,
): Payment {
  if (refused) return { status: 'declined', session, error: refused };
  if (action) {
    const url = `${account.origin}/authenticate/${intent.client_secret}`;
    return { status: 'action', session, url };
  }
  return complete(account, session, intent.status === 'succeeded' ? 'paid' : 'unpaid');
}

function checkOpen(account: Account, session: Session): void {
  if (session.status === 'open' && session.expires_at > account.now) return;
  const state = session.status === 'complete' ? 'has been paid' : 'has expired';
  throw new StripeError(400, {
    type: 'invalid_request_error',
    message: `This Checkout Session ${state}.`,
  });
}

function intentOf(account: Account, session: Session): Stripe.PaymentIntent {
  const present = account.store.get('payment_intent', idOf(session.payment_intent) ?? '');
  if (present) {
    const amount = session.amount_total ?? 0;
    return present.amount === amount
      ? present
      : account.store.put('payment_intent', { ...present, amount });
  }
  const { payment = {} } = account.store.get('session_contents', session.id) ?? {};
  const intent = newPaymentIntent(account, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    ...(payment.capture_method ? { capture_method: payment.capture_method } : {}),
    customer: idOf(session.customer),
    description: payment.description ?? null,
    metadata: mergeMetadata({}, payment.metadata),
    payment_method_options:
      session.payment_method_options as Stripe.PaymentIntent['payment_method_options'],
    payment_method_types: session.payment_method_types,
    receipt_email: payment.receipt_email ?? null,
    shipping: session.collected_information?.shipping_details ?? null,
    setup_future_usage: payment.setup_future_usage ?? null,
    statement_descriptor: payment.statement_descriptor ?? null,
    statement_descriptor_suffix: payment.statement_descriptor_suffix ?? null,
    transfer_group: payment.transfer_group ?? null,
  });
  account.store.put('intent_session', { id: intent.id, session: session.id });
  return intent;
}

function complete(account: Account, session: Session, payment: Session['payment_status']): Payment {
  account.unschedule('expire_session', session.id);
  const { discount } = account.store.get('session_contents', session.id) ?? {};
  if (discount) redeem(account, discount);
  const completed = account.store.put('checkout.session', {
    ...session,
    customer: customerOf(account, session),
    client_secret: null,
    payment_status: payment,
    status: 'complete',
    url: null,
  });
  const event = account.record('checkout.session.completed', completed);
  return { status: 'complete', session: completed, completed: event.id };
}

function customerOf(account: Account, session: Session): string | null {
  if (session.customer_creation !== 'always') return idOf(session.customer);
  const { email, name, phone } = session.customer_details ?? {};
  return newCustomer(account, {
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
  }).id;
}

/** The bank's late answer, and what it means for the session it was paid in. */
export function settleSession(account: Account, chargeId: string): void {
  const intent = settleCharge(account, chargeId);
  const owner = account.store.get('intent_session', intent?.id ?? '');
  const session = account.store.get('checkout.session', owner?.session ?? '');
  if (!intent || !session) return;
  const paid = intent.status === 'succeeded';
  const settled = paid
    ? account.store.put('checkout.session', { ...session, payment_status: 'paid' })
    : session;
  account.record(
    paid ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed',
    settled,
  );
}
