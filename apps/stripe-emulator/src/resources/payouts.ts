import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { invalidRequest } from '../api/stripe-error';
import { sums } from './balance';
import { newBalanceTransaction } from './balance-transactions';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { existing } from './row';

type Payout = Stripe.Payout;

const day = 24 * 60 * 60;

function create({ account, params }: Call<Stripe.PayoutCreateParams>): Payout {
  const { amount, currency } = params;
  if (amount < 1) throw invalidRequest('Invalid positive integer', { param: 'amount' });
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

function update({ account, ids, params }: Call<Stripe.PayoutUpdateParams>): Payout {
  const payout = existing(account, 'payout', ids[0]);
  const metadata = mergeMetadata(payout.metadata ?? {}, params.metadata);
  const updated = account.store.put('payout', { ...payout, metadata });
  account.record('payout.updated', updated, { metadata: payout.metadata });
  return updated;
}

/** The money goes back to the balance. */
function cancel({ account, ids }: Call<Stripe.PayoutCancelParams>): Payout {
  const payout = existing(account, 'payout', ids[0]);
  if (payout.status !== 'pending') {
    throw invalidRequest(
      `Only a pending payout can be canceled; ${payout.id} is ${payout.status}.`,
    );
  }
  account.unschedule('pay_out', payout.id);
  const { id: failure_balance_transaction } = newBalanceTransaction(account, {
    amount: payout.amount,
    currency: payout.currency,
    type: 'payout_cancel',
    source: payout.id,
    description: 'PAYOUT CANCELED',
  });
  const canceled = account.store.put('payout', {
    ...payout,
    failure_balance_transaction,
    status: 'canceled',
  });
  account.record('payout.canceled', canceled, payout);
  return canceled;
}

/** Stripe reverses only payouts of connected accounts; this account is none. @throws StripeError */
function reverse({ account, ids }: Call<Stripe.PayoutReverseParams>): never {
  const payout = existing(account, 'payout', ids[0]);
  throw invalidRequest(
    payout.status === 'pending'
      ? 'A pending payout cannot be reversed. Cancel it instead.'
      : 'Only payouts of connected accounts to US and Canadian bank accounts can be reversed.',
  );
}

function list(call: Call<Stripe.PayoutListParams & ListParams>): object {
  const { status } = call.params;
  const rows = call.account.store.all('payout').filter((row) => !status || row.status === status);
  return page(call, rows, '/v1/payouts');
}

export const payoutOperations: Operations = {
  'GET /v1/payouts': list,
  'POST /v1/payouts': create,
  'GET /v1/payouts/{id}': ({ account, ids }) => existing(account, 'payout', ids[0]),
  'POST /v1/payouts/{id}': update,
  'POST /v1/payouts/{id}/cancel': cancel,
  'POST /v1/payouts/{id}/reverse': reverse,
};
