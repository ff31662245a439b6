import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { refundRequests } from '../database/schema/schema';
import type { RefundLine } from './refund-lines';

export interface RefundRequest {
  readonly orderId: string;
  /** What the caller calls it. */
  readonly name: string;
  /** Our idempotency key of the call. */
  readonly stripeKey: string;
  /** Minor units of the order's currency. */
  readonly amount: number;
  /** What of the order is given back, where the refund is one of lines. */
  readonly lines: readonly RefundLine[] | null;
}

export interface StoredRefundRequest extends RefundRequest {
  /** Stripe refused it: nothing came of it. */
  readonly refused: boolean;
}

@Injectable()
export class RefundRequestsRepository {
  constructor(private readonly database: DatabaseService) {}

  async insert(tx: Transaction, request: RefundRequest): Promise<void> {
    await tx.insert(refundRequests).values(request);
  }

  /** All of the order, those that Stripe refused among them. */
  async all(tx: Transaction, orderId: string): Promise<readonly StoredRefundRequest[]> {
    return tx.select().from(refundRequests).where(eq(refundRequests.orderId, orderId));
  }

  async refuse(stripeKey: string): Promise<void> {
    await this.database.queries
      .update(refundRequests)
      .set({ refused: true })
      .where(eq(refundRequests.stripeKey, stripeKey));
  }
}
