import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { Operations } from './operation';

/** What is there and what is still on its way, per currency. */
function balance(account: Account): Stripe.Balance {
  return {
    object: 'balance',
    available: sums(account, 'available'),
    livemode: false,
    pending: sums(account, 'pending'),
  };
}

/** @param status of the balance transactions to add up */
export function sums(
  account: Account,
  status: 'available' | 'pending',
): Stripe.Balance.Available[] {
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

export const balanceOperations: Operations = {
  'GET /v1/balance': ({ account }) => balance(account),
};
