import type { Account } from '../account/account';
import type { Kind } from '../account/kinds';

const counted: readonly Kind[] = [
  'checkout.session',
  'payment_intent',
  'charge',
  'refund',
  'event',
  'saved_answer',
  'webhook_endpoint',
];

/** How much there is of what, and what is still under way. */
export function stateOf(account: Account): object {
  const deliveries = account.store.all('delivery');
  return {
    now: account.now,
    api_version: account.apiVersion,
    counts: Object.fromEntries(counted.map((kind) => [kind, account.store.count(kind)])),
    deliveries: {
      pending: deliveries.filter(({ state }) => state === 'pending').length,
      delivered: deliveries.filter(({ state }) => state === 'delivered').length,
      failed: deliveries.filter(({ state }) => state === 'failed').length,
    },
  };
}
