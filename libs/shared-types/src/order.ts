import type { Money } from './money';
import type { FulfilmentStatus, PaymentStatus } from './order-status';

export interface OrderLine {
  readonly productId: string;
  readonly name: string;
  readonly image: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly total: Money;
}

/** `GET /api/orders/:token`: an order as a shopper may see it. Nothing personal is in it. */
export interface Order {
  readonly number: string;
  readonly status: PaymentStatus;
  readonly fulfilment: FulfilmentStatus;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly total: Money;
  /** Stripe's page for as long as it can be paid there; null otherwise. */
  readonly payUrl: string | null;
}
