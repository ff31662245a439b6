import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { type StripeError, invalidRequest } from '../api/stripe-error';
import { methodTypes } from '../instruments/method-types';
import { mergeMetadata } from '../resources/metadata';
import type { Call, Operations } from '../resources/operation';
import { listPaymentIntents, newPaymentIntent, paymentIntent } from '../resources/payment-intents';
import { paymentMethod } from '../resources/payment-methods';
import { given, referenced } from '../resources/row';
import { cancelIntent, captureIntent, unexpectedState } from './capture';
import { checkChargeable } from './chargeable';
import { confirmIntent } from './confirm';
import { methodFrom } from './method-operations';

type Intent = Stripe.PaymentIntent;
/** From before endive, where a request could still name them. */
type WithMethodTypes = { payment_method_types?: string[] };

const confirmable: readonly string[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

function create({
  account,
  params,
}: Call<Stripe.PaymentIntentCreateParams & WithMethodTypes>): Intent | StripeError {
  const { amount, currency } = params;
  checkChargeable(amount, currency);
  if (params.customer) referenced(account, 'customer', params.customer, 'customer', 'customer');
  if (params.confirm && !params.payment_method && !params.payment_method_data) {
    throw missingParameter('payment_method');
  }
  if (params.allowed_payment_method_types && params.excluded_payment_method_types) {
    throw exclusiveParameters('allowed_payment_method_types', 'excluded_payment_method_types');
  }
  const intent = newPaymentIntent(account, {
    amount,
    currency,
    capture_method: params.capture_method ?? 'automatic_async',
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    payment_method_types:
      params.payment_method_types ??
      methodTypes(currency, {
        allowed: params.allowed_payment_method_types ?? null,
        excluded: params.excluded_payment_method_types ?? null,
      }),
    receipt_email: params.receipt_email ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    transfer_group: params.transfer_group ?? null,
  });
  const method = chosenMethod(account, params);
  const ready = account.store.put('payment_intent', {
    ...intent,
    automatic_payment_methods: params.automatic_payment_methods
      ? { allow_redirects: 'always', ...params.automatic_payment_methods }
      : null,
    ...(method ? { payment_method: method.id, status: 'requires_confirmation' } : {}),
  });
  return params.confirm && method ? attempt(account, ready, method, params) : ready;
}

function chosenMethod(
  account: Account,
  params: Pick<Stripe.PaymentIntentConfirmParams, 'payment_method' | 'payment_method_data'>,
): Stripe.PaymentMethod | undefined {
  if (params.payment_method_data) return methodFrom(account, params.payment_method_data);
  return params.payment_method ? paymentMethod(account, params.payment_method) : undefined;
}

function confirm({
  account,
  ids,
  params,
}: Call<Stripe.PaymentIntentConfirmParams>): Intent | StripeError {
  const intent = paymentIntent(account, ids[0] ?? '');
  if (!confirmable.includes(intent.status)) throw unexpectedState(intent, 'confirmed', confirmable);
  const method =
    chosenMethod(account, params) ??
    account.store.get('payment_method', String(intent.payment_method ?? ''));
  if (!method) throw missingParameter('payment_method');
  return attempt(account, intent, method, params);
}

function attempt(
  account: Account,
  intent: Intent,
  method: Stripe.PaymentMethod,
  params: { return_url?: string; off_session?: boolean | string },
): Intent | StripeError {
  const confirmed = confirmIntent(account, intent, method, {
    returnUrl: params.return_url ?? null,
    offSession: Boolean(params.off_session),
  });
  return confirmed.refused ?? confirmed.intent;
}

/** Stripe has no event for it: those of the next step tell how the intent looks then. */
function update({ account, ids, params }: Call<Stripe.PaymentIntentUpdateParams>): Intent {
  const intent = paymentIntent(account, ids[0] ?? '');
  const { amount = intent.amount, customer, description, receipt_email: email } = params;
  const method = chosenMethod(account, params);
  if (amount !== intent.amount || method) {
    if (!confirmable.includes(intent.status)) throw unexpectedState(intent, 'updated', confirmable);
    checkChargeable(amount, intent.currency);
  }
  if (customer) referenced(account, 'customer', customer, 'customer', 'customer');
  return account.store.put('payment_intent', {
    ...intent,
    amount,
    ...given({
      customer,
      description,
      statement_descriptor: params.statement_descriptor,
      statement_descriptor_suffix: params.statement_descriptor_suffix,
      transfer_group: params.transfer_group,
    }),
    ...(email === undefined ? {} : { receipt_email: email || null }),
    metadata: mergeMetadata(intent.metadata, params.metadata),
    ...(method ? { payment_method: method.id, status: 'requires_confirmation' } : {}),
  });
}

function capture({ account, ids, params }: Call<Stripe.PaymentIntentCaptureParams>): Intent {
  return captureIntent(account, paymentIntent(account, ids[0] ?? ''), params.amount_to_capture);
}

function cancel({ account, ids, params }: Call<Stripe.PaymentIntentCancelParams>): Intent {
  const intent = paymentIntent(account, ids[0] ?? '');
  const owner = account.store.get('intent_session', intent.id);
  const session = account.store.get('checkout.session', owner?.session ?? '');
  if (session?.status === 'open') {
    throw invalidRequest(
      'This PaymentIntent belongs to an open Checkout Session. Expire the Checkout Session instead.',
      { code: 'payment_intent_unexpected_state' },
    );
  }
  return cancelIntent(account, intent, params.cancellation_reason ?? null);
}

export const intentOperations: Operations = {
  'GET /v1/payment_intents': listPaymentIntents,
  'POST /v1/payment_intents': create,
  'GET /v1/payment_intents/{id}': ({ account, ids }) => paymentIntent(account, ids[0] ?? ''),
  'POST /v1/payment_intents/{id}': update,
  'POST /v1/payment_intents/{id}/confirm': confirm,
  'POST /v1/payment_intents/{id}/capture': capture,
  'POST /v1/payment_intents/{id}/cancel': cancel,
};
