import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { decimalsOf } from '../money/currencies';
import { missingResource } from '../api/stripe-error';
import { type ListParams, page } from './list';
import type { Call, Operations } from './operation';

const day = 24 * 60 * 60;
/** Days until a charge's money is available. */
const settlementDays = 2;

/** What Stripe keeps of a charge: 2.9 % and 0.30 of the currency. */
export function feeOn(amount: number, currency: string): number {
  return Math.round(amount * 0.029) + Math.round(0.3 * 10 ** decimalsOf(currency));
}

type Movement = Pick<Stripe.BalanceTransaction, 'amount' | 'currency' | 'type' | 'source'> & {
  fee?: number;
  description?: string | null;
  availableAtOnce?: boolean;
};

/** A line of the account's books. @param movement amount signed: what leaves the account is negative */
export function newBalanceTransaction(
  account: Account,
  { amount, currency, type, source, fee = 0, description = null, availableAtOnce }: Movement,
): Stripe.BalanceTransaction {
  const waits = type === 'charge' && !availableAtOnce;
  const row = account.store.put('balance_transaction', {
    id: account.ids.next('txn_3', 23),
    object: 'balance_transaction',
    amount,
    available_on: account.now + (waits ? settlementDays * day : 0),
    balance_type: 'payments',
    created: account.now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee
      ? [
          {
            amount: fee,
            application: null,
            currency,
            description: 'Stripe processing fees',
            type: 'stripe_fee',
          },
        ]
      : [],
    net: amount - fee,
    reporting_category: type === 'adjustment' ? 'dispute' : type,
    source,
    status: waits ? 'pending' : 'available',
    type,
  });
  if (waits) account.schedule('release_funds', row.id, row.available_on);
  return row;
}

/** A charge's money becomes available. */
export function releaseFunds(account: Account, id: string): void {
  const row = account.store.get('balance_transaction', id);
  if (row) account.store.put('balance_transaction', { ...row, status: 'available' });
}

function balanceTransaction({ account, ids: [id = ''] }: Call<never>): Stripe.BalanceTransaction {
  const found = account.store.get('balance_transaction', id);
  if (!found) throw missingResource('balance transaction', id);
  return found;
}

function list(call: Call<Stripe.BalanceTransactionListParams & ListParams>): object {
  const { source, type, currency } = call.params;
  const rows = call.account.store
    .all('balance_transaction')
    .filter((row) => !source || row.source === source)
    .filter((row) => !type || row.type === type)
    .filter((row) => !currency || row.currency === currency);
  return page(call, rows, '/v1/balance_transactions');
}

export const balanceTransactionOperations: Operations = {
  'GET /v1/balance_transactions': list,
  'GET /v1/balance_transactions/{id}': balanceTransaction,
};
