import {
  type FulfilmentStatus,
  type Money,
  money,
  type OrderLine,
  type PaymentStatus,
  type ShippingDetails,
} from '@till/shared-types';
import type { Facts } from './facts';
import type { StoredOrder } from './order';

/** An order as an effect sees it, read when the effect runs. */
export interface OrderReached {
  readonly orderId: string;
  /** The account's `shop.id`: handlers outside an account's own `providers` are told of every account's orders. */
  readonly shopId: string;
  /** What people call it, `7Q3K-9MZT`. */
  readonly number: string;
  /** As it is now: the order may have moved on since the status that asked for the effect. */
  readonly status: PaymentStatus;
  readonly fulfilment: FulfilmentStatus;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  /** The buyer's; null where it is not known, and once the order was erased. */
  readonly email: string | null;
  readonly shipping: ShippingDetails | null;
  /** The same at each try, and no other effect's: pass it on to whatever is called. */
  readonly idempotencyKey: string;
}

/** @param effect name of the effect that is told */
export function orderReached(
  order: StoredOrder,
  { session }: Facts,
  { effect, shopId }: { readonly effect: string; readonly shopId: string },
): OrderReached {
  const { id, number, status, fulfilment, snapshot } = order;
  const { lines, subtotal } = snapshot;
  return {
    orderId: id,
    shopId,
    number,
    status,
    fulfilment,
    lines,
    total: session ? money(session.amountTotal, session.currency) : subtotal,
    email: session?.email ?? null,
    shipping: session?.shipping ?? null,
    idempotencyKey: `order:${id}:${effect}`,
  };
}
