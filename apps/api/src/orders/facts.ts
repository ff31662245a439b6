import type { Currency } from '@till/shared-types';

/** Each fact mirrors one Stripe object. `readSeq` orders the reads that it came from. */
interface Fact {
  readonly id: string;
  readonly readSeq: number;
}

export interface SessionFact extends Fact {
  readonly status: 'open' | 'complete' | 'expired';
  /** Stripe's enum is open: `paid`, `unpaid`, `no_payment_required`, and what may come. */
  readonly paymentStatus: string;
  readonly currency: Currency;
  /** Minor units, as are all amounts of facts. */
  readonly amountSubtotal: number;
  readonly amountTotal: number;
  readonly amountDiscount: number;
  readonly amountShipping: number;
  readonly amountTax: number;
  /** In any order; `amount` is the line's subtotal. */
  readonly lines: readonly { readonly quantity: number; readonly amount: number }[];
  readonly paymentIntentId: string | null;
  /** Unix seconds. */
  readonly expiresAt: number;
  readonly url: string | null;
  readonly clientSecret: string | null;
}

export interface PaymentFact extends Fact {
  readonly status: string;
  readonly currency: Currency;
  readonly amountReceived: number;
  /** Stripe's code of the last failed try, if that is how it stands. */
  readonly failed: string | null;
}

export interface RefundFact extends Fact {
  readonly status: string;
  readonly currency: Currency;
  readonly amount: number;
  /** Our key of the call that made it; null for one made in Stripe's dashboard. */
  readonly requestKey: string | null;
}

export interface DisputeFact extends Fact {
  readonly status: string;
  readonly currency: Currency;
  readonly amount: number;
}

/** All that is known of an order from Stripe. */
export interface Facts {
  readonly session?: SessionFact;
  readonly payment?: PaymentFact;
  readonly refunds: readonly RefundFact[];
  readonly disputes: readonly DisputeFact[];
}

export const NO_FACTS: Facts = { refunds: [], disputes: [] };
