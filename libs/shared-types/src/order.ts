import type { Money } from './money';
import type { FulfilmentStatus, PaymentStatus } from './order-status';

export interface OrderLine {
  readonly productId: string;
  readonly name: string;
  readonly image: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly total: Money;
  /** Whether it is sent by post. */
  readonly shippable: boolean;
}

/** Where the goods go, as the buyer typed it on Stripe's page. */
export interface ShippingDetails {
  readonly name: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  /** Two letters. */
  readonly country: string | null;
}

/** `POST /api/orders/lookup`: the link to the order is sent there if the two belong together. */
export interface OrderLookup {
  readonly number: string;
  readonly email: string;
}

/** `GET /api/orders/:token`: an order as a shopper may see it. The token is what entitles to see where it goes. */
export interface Order {
  readonly number: string;
  readonly status: PaymentStatus;
  readonly fulfilment: FulfilmentStatus;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  /** What comes off the subtotal; 0 where nothing does, as for what follows. */
  readonly discount: Money;
  readonly shippingCost: Money;
  /** On top, where prices do not include it. */
  readonly tax: Money;
  readonly total: Money;
  /** What was given back of it so far; 0 where nothing was. */
  readonly refunded: Money;
  /** Null where nothing is sent, before it is known, and once the order's personal data is erased. */
  readonly shipping: ShippingDetails | null;
  /** Whether it waits for the shopper to pay. */
  readonly isOpen: boolean;
  /** Stripe's hosted page for as long as it can be paid there; null otherwise, and where the shop's page shows it. */
  readonly payUrl: string | null;
}
