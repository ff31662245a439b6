import type { FulfilmentStatus, PaymentStatus } from '@till/shared-types';
import type { DisputeFact, Facts, PaymentFact, RefundFact, SessionFact } from '../../orders/facts';
import type { OrderSnapshot } from '../../orders/snapshot';
import type { StoredRefundRequest } from '../refund-requests.repository';

/** A session that Stripe has for this shop. Its lines are not read. */
export interface StripeSession {
  readonly orderId: string;
  readonly livemode: boolean;
  readonly session: SessionFact;
  readonly payment: PaymentFact | undefined;
}

/** A refund of a payment of this shop. */
export interface StripeRefund {
  readonly orderId: string;
  readonly paymentIntentId: string;
  readonly refund: RefundFact;
  /** Minor units that the payment brought. */
  readonly received: number;
}

/** A dispute over a payment of this shop. */
export interface StripeDispute {
  readonly orderId: string;
  readonly dispute: DisputeFact;
}

/** What Stripe has of this shop's in a period. */
export interface StripeExport {
  readonly sessions: readonly StripeSession[];
  readonly refunds: readonly StripeRefund[];
  readonly disputes: readonly StripeDispute[];
}

/** An order as the database has it. */
export interface OrderInBooks {
  readonly id: string;
  readonly number: string;
  readonly cartHash: string | null;
  readonly status: PaymentStatus;
  readonly fulfilment: FulfilmentStatus;
  /** Unix seconds, as the next one. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly snapshot: OrderSnapshot;
  /** Stripe refused to make its session. */
  readonly refused: boolean;
  readonly facts: Facts;
  /** Refunds that we asked for; `askedAt` in Unix seconds. */
  readonly requests: readonly (StoredRefundRequest & { readonly askedAt: number })[];
}

/** All orders that the period touches, and those that Stripe's export names, as of one moment. */
export interface DatabaseSnapshot {
  readonly orders: readonly OrderInBooks[];
}

/** What is compared, and how. */
export interface Terms {
  /** Unix seconds, both included: when Stripe made the objects. */
  readonly from: number;
  readonly to: number;
  /** Unix seconds at which the reading began, and how long it took. */
  readonly now: number;
  readonly tookSeconds: number;
  /** What is younger than so many seconds may still be on its way. */
  readonly clearing: number;
  readonly live: boolean;
}
