import type { Currency, Money, ShippingDetails } from '@till/shared-types';

/** Each fact mirrors one Stripe object. `readSeq` orders the reads that it came from. */
interface Fact {
  readonly id: string;
  readonly readSeq: number;
  /** Unix seconds, Stripe's clock. */
  readonly created: number;
}

export interface SoldLine {
  readonly quantity: number;
  /** Minor units, before discount and tax. */
  readonly amount: number;
  /** With both; unknown of what was read by an earlier version. */
  readonly total?: number;
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
  /** In any order. */
  readonly lines: readonly SoldLine[];
  readonly paymentIntentId: string | null;
  /** Unix seconds. */
  readonly expiresAt: number;
  readonly url: string | null;
  readonly clientSecret: string | null;
  readonly email: string | null;
  readonly shipping: ShippingDetails | null;
  /** What the buyer saw where Stripe showed another currency; it changes nothing. */
  readonly presentment: Money | null;
}

export interface PaymentFact extends Fact {
  readonly status: string;
  readonly currency: Currency;
  readonly amountReceived: number;
  /** Stripe's code of the last failed try, if that is how it stands. */
  readonly failed: string | null;
  readonly amountCapturable: number;
  /** Unix seconds until which an authorized amount can be taken, where Stripe says so. */
  readonly captureBefore: number | null;
}

export interface RefundFact extends Fact {
  readonly status: string;
  readonly currency: Currency;
  readonly amount: number;
  /** Our key of the call that made it; null for one made in Stripe's dashboard. */
  readonly requestKey: string | null;
  readonly failureReason: string | null;
}

export interface DisputeFact extends Fact {
  readonly status: string;
  readonly currency: Currency;
  readonly amount: number;
  readonly reason: string;
}

/** All that is known of an order from Stripe. */
export interface Facts {
  readonly session?: SessionFact;
  readonly payment?: PaymentFact;
  readonly refunds: readonly RefundFact[];
  readonly disputes: readonly DisputeFact[];
}

/** The facts with nothing of the buyer's person, for an order that was erased. */
export function withoutPerson(facts: Facts): Facts {
  const { session } = facts;
  return session ? { ...facts, session: { ...session, email: null, shipping: null } } : facts;
}

export const NO_FACTS: Facts = { refunds: [], disputes: [] };
