import { Injectable } from '@nestjs/common';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { checkoutRequests } from '../database/schema/schema';

export interface CheckoutRequestKey {
  /** The cart's hash, or the visitor's without a cart: nobody gets another's answer. */
  readonly scope: string;
  /** The client's idempotency key. */
  readonly key: string;
}

/** Which order a client's idempotency key stands for. */
@Injectable()
export class CheckoutRequestsRepository {
  /** Lets one request of the scope through at a time, until the transaction ends. */
  async lockScope(tx: Transaction, scope: string): Promise<void> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${scope}, 0))`);
  }

  async find(tx: Transaction, { scope, key }: CheckoutRequestKey) {
    const [row] = await tx
      .select({ orderId: checkoutRequests.orderId, fingerprint: checkoutRequests.fingerprint })
      .from(checkoutRequests)
      .where(and(eq(checkoutRequests.scope, scope), eq(checkoutRequests.key, key)));
    return row;
  }

  /** The key stands for nothing any more. */
  async forget(tx: Transaction, { scope, key }: CheckoutRequestKey): Promise<void> {
    await tx
      .delete(checkoutRequests)
      .where(and(eq(checkoutRequests.scope, scope), eq(checkoutRequests.key, key)));
  }

  async insert(
    tx: Transaction,
    request: CheckoutRequestKey & { readonly fingerprint: string; readonly orderId: string },
  ): Promise<void> {
    await tx.insert(checkoutRequests).values(request);
  }

  /** The order stays; a request that is repeated does not find it any more. */
  async forgetOrder(tx: Transaction, orderId: string): Promise<void> {
    await tx.delete(checkoutRequests).where(eq(checkoutRequests.orderId, orderId));
  }
}
