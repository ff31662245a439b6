import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { invalidRequest } from '../api/stripe-error';
import { newBalanceTransaction } from './balance-transactions';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { existing } from './row';

type Payout = Stripe.Payout;

const day = 24 * 60 * 60;

/** What is there and what is still on its way, per currency. */
function balance(account: Account): Stripe.Balance {
  return {
    object: 'balance',
    available: sums(account, 'available'),
    livemode: false,
    pending: sums(account, 'pending'),
  };
}

function sums(account: Account, status: string): Stripe.Balance.Available[] {
  const amounts = new Map<string, number>([['usd', 0]]);
  for (const row of account.store.all('balance_transaction')) {
    if (row.status !== status) continue;
    amounts.set(row.currency, (amounts.get(row.currency) ?? 0) + row.net);
  }
  return [...amounts].map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }));
}

function createPayout({ account, params }: Call<Stripe.PayoutCreateParams>): Payout {
  const { amount, currency } = params;
  const available = sums(account, 'available').find((sum) => sum.currency === currency);
  if (amount > (available?.amount ?? 0)) {
    throw invalidRequest('You have insufficient funds in your Stripe account.', {
      code: 'balance_insufficient',
    });
  }
  const id = account.ids.next('po_1', 23);
  const transaction = newBalanceTransaction(account, {
    amount: -amount,
    currency,
    type: 'payout',
    source: id,
    description: 'STRIPE PAYOUT',
  });
  const payout = account.store.put('payout', {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: account.now + day,
    automatic: false,
    balance_transaction: transaction.id,
    created: account.now,
    currency,
    description: params.description ?? null,
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    method: params.method ?? 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: params.statement_descriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  });
  account.record('payout.created', payout);
  account.schedule('pay_out', id, payout.arrival_date);
  return payout;
}

/** A payout reaches the bank. */
export function payOut(account: Account, id: string): void {
  const payout = account.store.get('payout', id);
  if (payout?.status !== 'pending') return;
  const paid = account.store.put('payout', { ...payout, status: 'paid' });
  account.record('payout.paid', paid, payout);
}

export const balanceOperations: Operations = {
  'GET /v1/balance': ({ account }) => balance(account),
  'GET /v1/payouts': (call: Call<ListParams>) =>
    page(call, call.account.store.all('payout'), '/v1/payouts'),
  'POST /v1/payouts': createPayout,
  'GET /v1/payouts/{id}': ({ account, ids }) => existing(account, 'payout', ids[0]),
};
