import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingResource } from '../api/stripe-error';
import type { Decline } from '../cards/test-cards';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { idOf } from './reference';

/** A charge that succeeds, or fails with the decline. */
export function newCharge(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline?: Decline,
): Stripe.Charge {
  const id = account.ids.next('ch_3', 23);
  const captured = !decline && intent.capture_method !== 'manual';
  return account.store.put('charge', {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.billing_details, tax_id: null },
    calculated_statement_descriptor: 'STRIPE EMULATOR',
    captured,
    created: account.now,
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: cardDetails(method, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  });
}

function outcome(decline: Decline | undefined): Stripe.Charge.Outcome {
  const reason = decline ? (decline.decline_code ?? decline.code) : null;
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline
      ? 'The bank did not return any further details with this decline.'
      : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  };
}

function cardDetails(
  method: Stripe.PaymentMethod,
  amount: number,
): Stripe.Charge.PaymentMethodDetails {
  const { card } = method;
  if (!card) return { type: method.type };
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      ...(card.fingerprint ? { fingerprint: card.fingerprint } : {}),
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: card.regulated_status,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

export function charge(account: Account, id: string, param = 'charge'): Stripe.Charge {
  const found = account.store.get('charge', id);
  if (!found) throw missingResource('charge', id, param);
  return found;
}

function list(call: Call<Stripe.ChargeListParams & ListParams>): object {
  const { payment_intent: intent, customer } = call.params;
  const rows = call.account.store
    .all('charge')
    .filter((row) => !intent || row.payment_intent === intent)
    .filter((row) => !customer || row.customer === customer);
  return page(call, rows, '/v1/charges');
}

function update({ account, ids, params }: Call<Stripe.ChargeUpdateParams>): object {
  const present = charge(account, ids[0] ?? '');
  const updated = account.store.put('charge', {
    ...present,
    ...(params.description === undefined ? {} : { description: params.description }),
    metadata: mergeMetadata(present.metadata, params.metadata),
  });
  account.record('charge.updated', updated);
  return updated;
}

export const chargeOperations: Operations = {
  'GET /v1/charges': list,
  'GET /v1/charges/{id}': ({ account, ids }) => charge(account, ids[0] ?? ''),
  'POST /v1/charges/{id}': update,
};
