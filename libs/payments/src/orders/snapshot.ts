import type { Money, OrderLine } from '@till/shared-types';

/** What was agreed when the order was made. It never changes: whatever is paid is compared with it. */
export interface OrderSnapshot {
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  /** Language of the shopper's pages and mails, a BCP 47 tag, where it was said. */
  readonly locale?: string | undefined;
  /** The parts of a total that the request to Stripe makes possible; any other part means a review. */
  readonly allowed: {
    readonly discount: boolean;
    readonly shipping: boolean;
    readonly tax: boolean;
    /** Prices contain the tax, which is then not added to them. */
    readonly taxIncluded?: boolean;
  };
  /** Body of the create call, so that a repeated call says the same to the letter. */
  readonly request: object;
}
