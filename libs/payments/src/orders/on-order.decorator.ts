import type { PaymentStatus } from '@till/shared-types';
import { handlerKind } from '../jobs/handler.decorator';
import type { HandlerOptions } from '../jobs/handler.discovery';
import type { OrderReached } from './order-reached';

export interface OnOrderOptions extends HandlerOptions {
  readonly statuses: readonly PaymentStatus[];
}

export const ON_ORDER = handlerKind<OnOrderOptions>('@OnOrder');

type Handler = (order: OrderReached) => Promise<void>;

/**
 * Calls the provider's method once per order, in a job, when the order first reaches the status, or one of several.
 * It is tried again when it throws, up to 20 times in a quarter of an hour, and so it must stand being called twice: pass
 * `idempotencyKey` on. `paid` means that there is something to deliver: it also counts an order that was partly
 * refunded by then, and leaves out one whose goods were gone and one that was refunded or disputed before it was seen.
 * @param options `name` under which it is stored, `required` to fail the start when no module provides the class
 */
export function OnOrder(
  status: PaymentStatus | readonly PaymentStatus[],
  options: HandlerOptions = {},
): <H extends Handler>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void {
  const statuses = typeof status === 'string' ? [status] : status;
  return (target, method, { value }) => {
    if (value) ON_ORDER.mark(target, method, value, { ...options, statuses });
  };
}
