import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingResource } from '../api/stripe-error';
import type { Decline } from '../instruments/behaviour';
import { type ListParams, page } from './list';
import type { Call, Operations } from './operation';
import { methodDetails } from './payment-method-details';
import { idOf } from './reference';

/** How an attempt came out. */
export interface Attempt {
  status: Stripe.Charge.Status;
  decline?: Decline;
  blocked?: boolean;
  review?: boolean;
  authenticated?: boolean;
}

/** What is charged: a payment intent, or as much as a charge without one says of itself. */
export type Charged = Pick<
  Stripe.PaymentIntent,
  | 'amount'
  | 'capture_method'
  | 'currency'
  | 'customer'
  | 'description'
  | 'metadata'
  | 'receipt_email'
  | 'shipping'
  | 'statement_descriptor'
  | 'statement_descriptor_suffix'
  | 'transfer_group'
> & { id: string | null };

export function newCharge(
  account: Account,
  intent: Charged,
  method: Stripe.PaymentMethod,
  attempt: Attempt,
  source: Stripe.Card | null = null,
): Stripe.Charge {
  const succeeded = attempt.status === 'succeeded';
  const captured = succeeded && intent.capture_method !== 'manual';
  return account.store.put('charge', {
    id: account.ids.next('ch_3', 23),
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
    failure_code: attempt.decline?.code ?? null,
    failure_message: attempt.decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(attempt),
    paid: succeeded,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, intent.amount, attempt.authenticated ?? false),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: attempt.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  });
}

function outcome({ decline, blocked, review }: Attempt): Stripe.Charge.Outcome {
  const reason = decline ? (decline.decline_code ?? decline.code) : null;
  const approved = {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'approved_by_network',
    reason,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: 'Payment complete.',
    type: 'authorized',
  };
  if (blocked) {
    return {
      ...approved,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      risk_level: 'highest',
      risk_score: 95,
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    };
  }
  if (decline) {
    return {
      ...approved,
      network_status: 'declined_by_network',
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    };
  }
  return review
    ? {
        ...approved,
        reason: 'elevated_risk_level',
        risk_level: 'elevated',
        risk_score: 65,
        type: 'manual_review',
      }
    : approved;
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

export const chargeOperations: Operations = {
  'GET /v1/charges': list,
  'GET /v1/charges/{id}': ({ account, ids }) => charge(account, ids[0] ?? ''),
};
