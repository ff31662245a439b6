import type { Transaction } from '../database/connection';

export interface StockLine {
  readonly productId: string;
  /** 1 or more. */
  readonly quantity: number;
}

export interface Shortage {
  readonly productId: string;
  /** How many can still be had. */
  readonly available: number;
}

/**
 * What can be sold. Each call is part of the caller's transaction and idempotent per order: said twice, it is done
 * once. A team binds its own to sell from a warehouse.
 */
export abstract class Stock {
  /** Holds all of the lines for the order or, where something is short, none. @returns what is short */
  abstract reserve(
    tx: Transaction,
    orderId: string,
    lines: readonly StockLine[],
  ): Promise<readonly Shortage[]>;

  /**
   * Turns the order's hold into a sale; a hold given back before is taken again if it can be had.
   * @returns false when it cannot, and nothing was sold
   */
  abstract commit(tx: Transaction, orderId: string): Promise<boolean>;

  /** Gives the order's hold back. Nothing that was sold comes back by this. */
  abstract release(tx: Transaction, orderId: string): Promise<void>;
}
