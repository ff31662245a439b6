import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { resolveAction } from '../payment/confirm';
import { idOf } from '../resources/reference';
import { completionUrl } from './completion';
import { resumeSession } from './pay-session';

/** Where the shopper goes next, and the event the shop should have taken by then. */
export interface Onward {
  url: string;
  completed?: string;
}

/** The intent that waits for its shopper under this client secret. */
export function waitingIntent(account: Account, secret: string): Stripe.PaymentIntent | undefined {
  const intent = account.store.get('payment_intent', secret.split('_secret_')[0] ?? '');
  return intent?.client_secret === secret && intent.status === 'requires_action'
    ? intent
    : undefined;
}

/** Takes the shopper's decision, in a session or outside of one. */
export function authenticate(
  account: Account,
  intent: Stripe.PaymentIntent,
  succeeded: boolean,
): Onward {
  const method = account.store.get('payment_method', idOf(intent.payment_method) ?? '');
  if (!method) throw new Error(`The payment method of ${intent.id} is gone.`);
  const owner = account.store.get('intent_session', intent.id);
  const session = account.store.get('checkout.session', owner?.session ?? '');
  if (!session) {
    const { refused } = resolveAction(account, intent, method, succeeded);
    return { url: returnUrl(intent, refused ? 'failed' : 'succeeded') };
  }
  const payment = resumeSession(account, session, intent, method, succeeded);
  const page = sessionPage(account, session);
  if (payment.status !== 'complete') return { url: page };
  const framed = session.ui_mode === 'embedded_page';
  const url = framed ? page : (completionUrl(payment.session) ?? page);
  return { url, completed: payment.completed };
}

/** Where a session is paid: its page, with the secret where that stands in a frame, or the shop's own. */
export function sessionPage(account: Account, session: Stripe.Checkout.Session): string {
  if (session.ui_mode === 'elements') return completionUrl(session) ?? 'about:blank';
  const secret = session.client_secret ? `?secret=${session.client_secret}` : '';
  return `${account.origin}/pay/${session.id}${secret}`;
}

function returnUrl(intent: Stripe.PaymentIntent, status: string): string {
  const url = new URL(intent.next_action?.redirect_to_url?.return_url ?? 'about:blank');
  url.searchParams.set('payment_intent', intent.id);
  url.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '');
  url.searchParams.set('redirect_status', status);
  return url.href;
}
