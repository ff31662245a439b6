import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingResource } from '../api/stripe-error';
import { type ListParams, page } from './list';
import type { Call } from './operation';

export const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

export function dispute(account: Account, id: string): Stripe.Dispute {
  const found = account.store.get('dispute', id);
  if (!found) throw missingResource('dispute', id, 'dispute');
  return found;
}

export function listDisputes(call: Call<Stripe.DisputeListParams & ListParams>): object {
  const { charge, payment_intent: intent } = call.params;
  const rows = call.account.store
    .all('dispute')
    .filter((row) => !charge || row.charge === charge)
    .filter((row) => !intent || row.payment_intent === intent);
  return page(call, rows, '/v1/disputes');
}
