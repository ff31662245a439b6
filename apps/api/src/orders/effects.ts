import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';

/**
 * Happens once for an order, in the transaction that changes its facts: it may touch the shop's own database and
 * nothing else.
 */
export interface TransactionEffect {
  readonly name: string;
  readonly on: readonly PaymentStatus[];
  run(tx: Transaction, orderId: string): Promise<void>;
}

/** Happens once for an order, in a job of its own, tried again until it is done: for what reaches outside. */
export interface JobEffect {
  readonly name: string;
  /** @throws whatever keeps it from being done; what it calls outside must stand being called twice */
  run(orderId: string): Promise<void>;
}
