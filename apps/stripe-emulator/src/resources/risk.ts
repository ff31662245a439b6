import type Stripe from 'stripe';
import { invalidRequest } from '../api/stripe-error';
import { type ListParams, page } from './list';
import type { Call, Operations } from './operation';
import { existing } from './row';

function listWarnings(call: Call<Stripe.Radar.EarlyFraudWarningListParams & ListParams>): object {
  const { charge, payment_intent: intent } = call.params;
  const rows = call.account.store
    .all('radar.early_fraud_warning')
    .filter((row) => !charge || row.charge === charge)
    .filter((row) => !intent || row.payment_intent === intent);
  return page(call, rows, '/v1/radar/early_fraud_warnings');
}

function approve({ account, ids }: Call<never>): Stripe.Review {
  const review = existing(account, 'review', ids[0]);
  if (!review.open) throw invalidRequest('This review is already closed.');
  const closed = account.store.put('review', {
    ...review,
    closed_reason: 'approved',
    open: false,
    reason: 'approved',
  });
  account.record('review.closed', closed, review);
  return closed;
}

export const riskOperations: Operations = {
  'GET /v1/radar/early_fraud_warnings': listWarnings,
  'GET /v1/radar/early_fraud_warnings/{id}': ({ account, ids }) =>
    existing(account, 'radar.early_fraud_warning', ids[0]),
  'GET /v1/reviews': (call: Call<ListParams>) =>
    page(call, call.account.store.all('review'), '/v1/reviews'),
  'GET /v1/reviews/{id}': ({ account, ids }) => existing(account, 'review', ids[0]),
  'POST /v1/reviews/{id}/approve': approve,
};
