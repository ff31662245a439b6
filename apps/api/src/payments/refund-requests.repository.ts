import { Injectable } from '@nestjs/common';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { refundRequests } from '../database/schema/schema';

export interface RefundRequest {
  readonly orderId: string;
  /** Our idempotency key of the call. */
  readonly stripeKey: string;
  /** Minor units of the order's currency. */
  readonly amount: number;
}

export interface StoredRefundRequest extends RefundRequest {
  /** Stripe's refund, once it is known. */
  readonly refundId: string | null;
}

@Injectable()
export class RefundRequestsRepository {
  constructor(private readonly database: DatabaseService) {}

  async insert(tx: Transaction, request: RefundRequest): Promise<void> {
    await tx.insert(refundRequests).values(request);
  }

  async find(tx: Transaction, stripeKey: string): Promise<StoredRefundRequest | undefined> {
    const [row] = await tx
      .select()
      .from(refundRequests)
      .where(eq(refundRequests.stripeKey, stripeKey));
    return row;
  }

  /** Those that Stripe has not refused. */
  async standing(tx: Transaction, orderId: string): Promise<readonly StoredRefundRequest[]> {
    return tx
      .select()
      .from(refundRequests)
      .where(and(eq(refundRequests.orderId, orderId), eq(refundRequests.refused, false)));
  }

  async answer(
    stripeKey: string,
    answer: { readonly refundId: string } | { readonly refused: true },
  ): Promise<void> {
    await this.database.queries
      .update(refundRequests)
      .set(answer)
      .where(eq(refundRequests.stripeKey, stripeKey));
  }
}
