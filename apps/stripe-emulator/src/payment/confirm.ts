import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { Behaviour } from '../instruments/behaviour';
import { type Confirmed, charge, refuse } from './charge';
import { instrumentOf } from './instrument-of';

export interface Manner {
  /** Where the shopper goes after authentication. */
  returnUrl: string | null;
  /** The shopper is not there to authenticate. */
  offSession?: boolean;
}

/** Tries to pay an intent with a payment method, and tells of all that came of it. */
export function confirmIntent(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  manner: Manner,
): Confirmed {
  const behaviour = instrumentOf(account, method);
  const confirmed = account.store.put('payment_intent', {
    ...intent,
    last_payment_error: null,
    next_action: null,
    payment_method: method.id,
  });
  if (behaviour.blocked) return refuse(account, confirmed, method, { blocked: true });
  if (!wantsAction(behaviour, confirmed, method, manner)) {
    return charge(account, confirmed, method, { authenticated: false });
  }
  if (manner.offSession) {
    return refuse(account, confirmed, method, {
      decline: {
        code: 'authentication_required',
        decline_code: 'authentication_required',
        message: 'This payment requires the shopper to authenticate.',
      },
    });
  }
  return { intent: requireAction(account, confirmed, method, manner.returnUrl), action: true };
}

function wantsAction(
  behaviour: Behaviour,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { offSession = false }: Manner,
): boolean {
  if (behaviour.redirect) return true;
  const asked = intent.payment_method_options?.card?.request_three_d_secure;
  if (method.type === 'card' && (asked === 'any' || asked === 'challenge')) return true;
  switch (behaviour.authentication) {
    case 'always':
      return true;
    case 'unless_saved':
      return method.customer === null;
    case 'on_session':
      return !offSession;
    case undefined:
      return false;
  }
}

function requireAction(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  returnUrl: string | null,
): Stripe.PaymentIntent {
  const url = `${account.origin}/authenticate/${intent.client_secret}`;
  const waiting = account.store.put('payment_intent', {
    ...intent,
    next_action:
      returnUrl || method.type !== 'card'
        ? { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } }
        : { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', url } },
    status: 'requires_action',
  });
  account.record('payment_intent.requires_action', waiting);
  return waiting;
}

/** Goes on after the shopper has authenticated, or has failed to. */
export function resolveAction(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  succeeded: boolean,
): Confirmed {
  const resolved = account.store.put('payment_intent', { ...intent, next_action: null });
  if (succeeded) return charge(account, resolved, method, { authenticated: true });
  return refuse(account, resolved, method, {
    withoutCharge: true,
    decline: {
      code:
        method.type === 'card'
          ? 'payment_intent_authentication_failure'
          : 'payment_intent_payment_attempt_failed',
      message: 'The payment was not authorised. Choose another way to pay.',
    },
  });
}
