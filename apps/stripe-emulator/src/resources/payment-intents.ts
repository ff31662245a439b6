import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingResource } from '../api/stripe-error';
import { type ListParams, page } from './list';
import type { Call } from './operation';
import { idOf } from './reference';

type IntentData = Pick<Stripe.PaymentIntent, 'amount' | 'currency'> &
  Partial<
    Pick<
      Stripe.PaymentIntent,
      | 'capture_method'
      | 'customer'
      | 'description'
      | 'metadata'
      | 'receipt_email'
      | 'setup_future_usage'
      | 'shipping'
      | 'statement_descriptor'
      | 'statement_descriptor_suffix'
      | 'payment_method_types'
      | 'payment_method_options'
      | 'transfer_group'
    >
  >;

export function newPaymentIntent(account: Account, data: IntentData): Stripe.PaymentIntent {
  const id = account.ids.next('pi_3', 23);
  const intent = account.store.put('payment_intent', {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: data.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: data.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${account.ids.next('', 25)}`,
    confirmation_method: 'automatic',
    created: account.now,
    currency: data.currency,
    customer: data.customer ?? null,
    customer_account: null,
    description: data.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: data.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: data.payment_method_options ?? {},
    payment_method_types: data.payment_method_types ?? ['card'],
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email ?? null,
    review: null,
    setup_future_usage: data.setup_future_usage ?? null,
    shipping: data.shipping ?? null,
    source: null,
    statement_descriptor: data.statement_descriptor ?? null,
    statement_descriptor_suffix: data.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_group: data.transfer_group ?? null,
  });
  account.record('payment_intent.created', intent);
  return intent;
}

export function paymentIntent(account: Account, id: string, param?: string): Stripe.PaymentIntent {
  const intent = account.store.get('payment_intent', id);
  if (!intent) throw missingResource('payment_intent', id, param ?? 'intent');
  return intent;
}

export function listPaymentIntents(
  call: Call<Stripe.PaymentIntentListParams & ListParams>,
): object {
  const { customer } = call.params;
  const rows = call.account.store
    .all('payment_intent')
    .filter((intent) => !customer || idOf(intent.customer) === customer);
  return page(call, rows, '/v1/payment_intents');
}
