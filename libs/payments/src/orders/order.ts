import type { FulfilmentStatus, PaymentStatus } from '@till/shared-types';
import type { OrderSnapshot } from './snapshot';

/** An order as it is stored. Its id is for ourselves and for Stripe; people see the number. */
export interface StoredOrder {
  readonly id: string;
  readonly number: string;
  readonly status: PaymentStatus;
  readonly fulfilment: FulfilmentStatus;
  readonly contentHash: string;
  readonly createdAt: Date;
  /** Since when nothing personal of the buyer is kept. */
  readonly erasedAt: Date | null;
  readonly snapshot: OrderSnapshot;
}

export interface NewOrder {
  readonly id: string;
  readonly number: string;
  readonly shopId: string;
  readonly tokenHash: string;
  readonly cartHash: string | null;
  readonly contentHash: string;
  readonly visitorHash: string;
  readonly snapshot: OrderSnapshot;
}
