import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';
import type { OrderReached } from './order-reached';

/** Paid, but the stock is gone, or the cart was paid before: the money goes back by itself. */
export const REFUND_UNFULFILLABLE = 'refund-unfulfillable';

/** A second authorization of one cart is let go of by itself. */
export const RELEASE_SECOND = 'release-second';

/** The mail that says so, once the money is on its way back. */
export const ORDER_REFUNDED = 'order-refunded';

/** The mail to the buyer of an order that was paid and can be delivered. */
export const ORDER_CONFIRMATION = 'order-confirmation';

/**
 * Names of the shop's own effects that are not to happen, as a list: `{ provide: EFFECTS_OFF, useValue: ['order-confirmation'] }`
 * in any module. An effect of the same name takes the place of one that is off.
 */
export const EFFECTS_OFF = Symbol('EFFECTS_OFF');

/**
 * Happens once for an order, in the transaction that changes its facts: it may touch the shop's own database and
 * nothing else.
 */
export interface TransactionEffect {
  readonly name: string;
  /** Any of which makes it happen, for as long as it has not. */
  readonly on: readonly PaymentStatus[];
  run(tx: Transaction, orderId: string): Promise<void>;
}

/** Happens once for an order, in a job of its own, tried again until it is done: for what reaches outside. */
export interface JobEffect {
  readonly name: string;
  /** Statuses whose being reached asks for it; none for an effect that another one requires. */
  readonly on: readonly PaymentStatus[];
  /** Where it is written, `Class.method`; none for the shop's own. */
  readonly where?: string;
  /** @throws whatever keeps it from being done; what it calls outside must stand being called twice */
  run(order: OrderReached): Promise<void>;
}
