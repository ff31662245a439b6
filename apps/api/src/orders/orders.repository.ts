import { Injectable } from '@nestjs/common';
import type { FulfilmentStatus, PaymentStatus } from '@till/shared-types';
import { and, count, desc, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { orders, sessionFacts } from '../database/schema/schema';
import type { NewOrder, StoredOrder } from './order';
import type { OrderSnapshot } from './snapshot';

@Injectable()
export class OrdersRepository {
  constructor(private readonly database: DatabaseService) {}

  async insert(tx: Transaction, order: NewOrder): Promise<void> {
    await tx.insert(orders).values(order);
  }

  async byId(id: string): Promise<StoredOrder | undefined> {
    const rows = await this.database.queries.select().from(orders).where(eq(orders.id, id));
    return rows.map(toOrder)[0];
  }

  async byTokenHash(hash: string): Promise<StoredOrder | undefined> {
    const rows = await this.database.queries
      .select()
      .from(orders)
      .where(eq(orders.tokenHash, hash));
    return rows.map(toOrder)[0];
  }

  /** The order, held until the transaction ends: whoever settles it next sees what this one did. */
  async lock(tx: Transaction, id: string): Promise<StoredOrder | undefined> {
    const rows = await tx.select().from(orders).where(eq(orders.id, id)).for('update');
    return rows.map(toOrder)[0];
  }

  /** The newest order of a cart. */
  async latestOfCart(tx: Transaction, cartHash: string): Promise<StoredOrder | undefined> {
    const rows = await tx
      .select()
      .from(orders)
      .where(eq(orders.cartHash, cartHash))
      .orderBy(desc(orders.createdAt))
      .limit(1);
    return rows.map(toOrder)[0];
  }

  /** How many orders the visitor made in the last minute. */
  async recentOf(tx: Transaction, visitorHash: string): Promise<number> {
    const [row] = await tx
      .select({ orders: count() })
      .from(orders)
      .where(
        and(
          eq(orders.visitorHash, visitorHash),
          sql`${orders.createdAt} > now() - interval '1 minute'`,
        ),
      );
    return row?.orders ?? 0;
  }

  async setStatus(tx: Transaction, id: string, status: PaymentStatus): Promise<void> {
    await tx.update(orders).set({ status }).where(eq(orders.id, id));
  }

  async setFulfilment(tx: Transaction, id: string, fulfilment: FulfilmentStatus): Promise<void> {
    await tx.update(orders).set({ fulfilment }).where(eq(orders.id, id));
  }

  /** Whether Stripe may be asked for a waiting page now: once per order in `seconds`. */
  async mayRead(id: string, seconds: number): Promise<boolean> {
    const rows = await this.database.queries
      .update(orders)
      .set({ readAt: sql`now()` })
      .where(
        and(
          eq(orders.id, id),
          or(
            isNull(orders.readAt),
            lt(orders.readAt, sql`now() - make_interval(secs => ${seconds})`),
          ),
        ),
      )
      .returning({ id: orders.id });
    return rows.length > 0;
  }

  /**
   * Orders whose session should have ended by now, or whose bank takes long: those that were read longest ago, each
   * at most once in ten minutes.
   */
  async takeOverdue(limit: number): Promise<readonly string[]> {
    const overdue = this.database.queries
      .select({ id: orders.id })
      .from(orders)
      .innerJoin(sessionFacts, eq(sessionFacts.orderId, orders.id))
      .where(
        and(
          inArray(orders.status, ['pending', 'processing', 'authorized']),
          sql`${sessionFacts.expiresAt} < extract(epoch from now())`,
          or(isNull(orders.readAt), lt(orders.readAt, sql`now() - interval '10 minutes'`)),
        ),
      )
      .orderBy(sql`${orders.readAt} nulls first`)
      .limit(limit);
    const rows = await this.database.queries
      .update(orders)
      .set({ readAt: sql`now()` })
      .where(inArray(orders.id, overdue))
      .returning({ id: orders.id });
    return rows.map(({ id }) => id);
  }

  /**
   * Whether another order of the same cart keeps its payment. Two orders of a cart ask one after the other, until
   * their transactions end.
   */
  async isPaidTwice(tx: Transaction, id: string): Promise<boolean> {
    const [row] = await tx
      .select({ cartHash: orders.cartHash })
      .from(orders)
      .where(eq(orders.id, id));
    if (!row?.cartHash) return false;
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`paid ${row.cartHash}`}, 0))`,
    );
    const others = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(
        and(
          eq(orders.cartHash, row.cartHash),
          ne(orders.id, id),
          eq(orders.fulfilment, 'fulfilled'),
        ),
      );
    return others.length > 0;
  }
}

function toOrder(row: typeof orders.$inferSelect): StoredOrder {
  return { ...row, snapshot: row.snapshot as OrderSnapshot };
}
