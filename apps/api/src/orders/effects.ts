import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';

/**
 * Something that happens once for an order because of a status it reached. It runs in the transaction that changes
 * the facts, so it may touch the shop's own database and nothing else.
 */
export interface Effect {
  readonly name: string;
  readonly on: readonly PaymentStatus[];
  run(tx: Transaction, orderId: string): Promise<void>;
}
