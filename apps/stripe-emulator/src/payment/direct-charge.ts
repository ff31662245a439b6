import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingParameter } from '../api/parameter-errors';
import { StripeError, invalidRequest } from '../api/stripe-error';
import { type Decline, genericDecline } from '../instruments/behaviour';
import { cardSource } from '../resources/card-source';
import { type Attempt, newCharge } from '../resources/charges';
import { mergeMetadata } from '../resources/metadata';
import type { Call } from '../resources/operation';
import { noBilling } from '../resources/payment-methods';
import { given, referenced } from '../resources/row';
import { scheduleAftermath } from './aftermath';
import { holdSeconds } from './charge';
import { checkChargeable } from './chargeable';
import { instrumentOf } from './instrument-of';
import { cardFromToken } from './method-operations';

const nowhere: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

const authenticationRequired: Decline = {
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'This payment requires the shopper to authenticate.',
};

/** The old way to pay: a charge of a card's token, with no payment intent. */
export function createCharge({
  account,
  params,
}: Call<Stripe.ChargeCreateParams>): Stripe.Charge | StripeError {
  const { amount, currency, customer, source } = params;
  if (amount === undefined) throw missingParameter('amount');
  if (currency === undefined) throw missingParameter('currency');
  checkChargeable(amount, currency);
  if (customer) referenced(account, 'customer', customer, 'customer', 'customer');
  if (!source) throw withoutSource(customer);
  const method = cardFromToken(account, source, noBilling, 'source');
  const attempt = ask(account, method);
  const made = newCharge(
    account,
    {
      id: null,
      amount,
      currency,
      capture_method: params.capture === false ? 'manual' : 'automatic',
      customer: customer ?? null,
      description: params.description ?? null,
      metadata: mergeMetadata({}, params.metadata),
      receipt_email: params.receipt_email ?? null,
      shipping: shippingOf(params),
      statement_descriptor: params.statement_descriptor ?? null,
      statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
      transfer_group: params.transfer_group ?? null,
    },
    method,
    attempt,
    method.card ? cardSource(account, method.card) : null,
  );
  if (attempt.decline) return refused(account, made, attempt.decline);
  account.record('charge.succeeded', made);
  scheduleAftermath(account, made, false);
  if (!made.captured) account.schedule('expire_charge', made.id, account.now + holdSeconds);
  return made;
}

function shippingOf({ shipping }: Stripe.ChargeCreateParams): Stripe.Charge.Shipping | null {
  if (!shipping) return null;
  return { ...shipping, address: { ...nowhere, ...given(shipping.address) } };
}

function withoutSource(customer: string | undefined): StripeError {
  if (!customer) return missingParameter('source');
  return invalidRequest('Cannot charge a customer that has no active card.', {
    code: 'missing',
    param: 'card',
  });
}

function ask(account: Account, method: Stripe.PaymentMethod): Attempt {
  const {
    blocked = false,
    decline,
    authentication,
    review = false,
  } = instrumentOf(account, method);
  const wanted = authentication === 'always' || authentication === 'unless_saved';
  const reason = blocked ? genericDecline : wanted ? authenticationRequired : decline;
  return reason ? { status: 'failed', decline: reason, blocked } : { status: 'succeeded', review };
}

function refused(account: Account, charge: Stripe.Charge, decline: Decline): StripeError {
  account.record('charge.failed', charge);
  return new StripeError(402, {
    type: 'card_error',
    charge: charge.id,
    doc_url: `https://docs.stripe.com/error-codes#${decline.code.replaceAll('_', '-')}`,
    ...decline,
  });
}

/** Takes what was held without a payment intent, all of it or less. @throws StripeError */
export function captureDirectly(
  account: Account,
  charge: Stripe.Charge,
  amount = charge.amount,
): Stripe.Charge {
  if (charge.status !== 'succeeded' || charge.refunded) {
    throw invalidRequest(`Charge ${charge.id} cannot be captured.`, {
      code: 'charge_expired_for_capture',
    });
  }
  if (amount < 1 || amount > charge.amount) {
    throw invalidRequest('The amount to capture must be positive and no more than is held.', {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  account.unschedule('expire_charge', charge.id);
  const before = { captured: false, amount_captured: 0 };
  const taken = account.store.put('charge', { ...charge, amount_captured: amount, captured: true });
  account.record('charge.captured', taken, before);
  scheduleAftermath(account, taken, false);
  return taken;
}

/** The bank lets go of a charge that was never captured. */
export function expireCharge(account: Account, id: string): void {
  const charge = account.store.get('charge', id);
  if (!charge || charge.captured) return;
  const expired = account.store.put('charge', { ...charge, refunded: true });
  account.record('charge.expired', expired, { refunded: false });
}
