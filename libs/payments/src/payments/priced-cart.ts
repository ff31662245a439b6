import type { Currency, Money, OrderLine } from '@till/shared-types';

/** What the shopper asked for, at the catalogue's prices. */
export interface PricedCart {
  readonly currency: Currency;
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  /** Stripe's id of the buyer; undefined for a guest. */
  readonly customerId?: string;
  /** The same for the same goods at the same prices on the same kind of page, for the same buyer. */
  readonly contentHash: string;
}
