import type { Account } from '../account/account';
import { feeOn } from '../resources/balance-transactions';

interface Sums {
  captured: number;
  refunded: number;
  refund_failed: number;
  disputed: number;
  dispute_reinstated: number;
  fees: number;
  paid_out: number;
  payout_canceled: number;
  net: number;
}

export interface Period {
  /** Epoch seconds, inclusive; everything when left out. */
  from?: number | undefined;
  /** Epoch seconds, exclusive. */
  to?: number | undefined;
}

/** The account's own books of a period, per currency in minor units: what a shop's must agree with. */
export function books(account: Account, { from = -Infinity, to = Infinity }: Period): object {
  const currencies: Record<string, Sums> = {};
  const within = (created: number): boolean => created >= from && created < to;
  const sumsOf = (currency: string): Sums => (currencies[currency] ??= empty());
  for (const row of account.store.all('balance_transaction').filter((row) => within(row.created))) {
    const sums = sumsOf(row.currency);
    const kind = kindOf(row.type, row.amount);
    if (kind) sums[kind] += Math.abs(row.amount);
    sums.fees += row.fee;
    sums.net += row.net;
  }
  // Captured a moment ago and not in the balance yet.
  for (const charge of account.store.all('charge').filter((row) => within(row.created))) {
    if (!charge.captured || charge.balance_transaction) continue;
    const sums = sumsOf(charge.currency);
    const fee = feeOn(charge.amount_captured, charge.currency);
    sums.captured += charge.amount_captured;
    sums.fees += fee;
    sums.net += charge.amount_captured - fee;
  }
  return { currencies };
}

function kindOf(type: string, amount: number): keyof Sums | undefined {
  switch (type) {
    case 'charge':
      return 'captured';
    case 'refund':
      return 'refunded';
    case 'refund_failure':
      return 'refund_failed';
    case 'adjustment':
      return amount < 0 ? 'disputed' : 'dispute_reinstated';
    case 'payout':
      return 'paid_out';
    case 'payout_cancel':
      return 'payout_canceled';
    default:
      return undefined;
  }
}

function empty(): Sums {
  return {
    captured: 0,
    refunded: 0,
    refund_failed: 0,
    disputed: 0,
    dispute_reinstated: 0,
    fees: 0,
    paid_out: 0,
    payout_canceled: 0,
    net: 0,
  };
}
