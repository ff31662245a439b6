import { Injectable } from '@nestjs/common';
import type { FulfilmentStatus, PaymentStatus } from '@till/shared-types';
import { and, count, desc, eq, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { effects, orders, type SettlementSource, statusChanges } from '../database/schema/schema';
import { RELEASE_SECOND } from './effects';
import type { NewOrder, StoredOrder } from './order';
import type { OrderSnapshot } from './snapshot';

/** Keeps its payment, or is authorized to; not one that is about to be let go of. */
const IS_HELD = sql`(
  ${orders.fulfilment} = 'fulfilled' or ${orders.status} = 'authorized' and not exists (
    select from ${effects} where ${effects.orderId} = ${orders.id} and ${effects.name} = ${RELEASE_SECOND}
  )
)`;

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

  async byNumber(number: string): Promise<StoredOrder | undefined> {
    const rows = await this.database.queries.select().from(orders).where(eq(orders.number, number));
    return rows.map(toOrder)[0];
  }

  /** The order, held until the transaction ends: whoever settles it next sees what this one did. */
  async lock(tx: Transaction, id: string): Promise<StoredOrder | undefined> {
    const rows = await tx.select().from(orders).where(eq(orders.id, id)).for('update');
    return rows.map(toOrder)[0];
  }

  /** The order of a cart that keeps its payment or its authorization; where none does, the newest. */
  async latestOfCart(tx: Transaction, cartHash: string): Promise<StoredOrder | undefined> {
    const rows = await tx
      .select()
      .from(orders)
      .where(eq(orders.cartHash, cartHash))
      .orderBy(desc(IS_HELD), desc(orders.createdAt))
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

  async setStatus(
    tx: Transaction,
    id: string,
    status: PaymentStatus,
    source: SettlementSource,
  ): Promise<void> {
    await tx.update(orders).set({ status }).where(eq(orders.id, id));
    await tx.insert(statusChanges).values({ orderId: id, status, source });
  }

  async fulfilment(tx: Transaction, id: string): Promise<FulfilmentStatus | undefined> {
    const [row] = await tx
      .select({ fulfilment: orders.fulfilment })
      .from(orders)
      .where(eq(orders.id, id));
    return row?.fulfilment;
  }

  /** Takes out what leads to the buyer; who made the order is not known any more. */
  async erase(tx: Transaction, id: string): Promise<void> {
    await tx
      .update(orders)
      .set({
        erasedAt: sql`coalesce(${orders.erasedAt}, now())`,
        visitorHash: '',
        snapshot: sql`${orders.snapshot} #- '{request,customer}'`,
      })
      .where(eq(orders.id, id));
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

  /** Whether another order of the same cart keeps its payment. */
  isPaidTwice(tx: Transaction, id: string): Promise<boolean> {
    return this.hasTwin(tx, id, eq(orders.fulfilment, 'fulfilled'));
  }

  /** Whether another order of the same cart keeps its payment, or is authorized to. */
  isHeldTwice(tx: Transaction, id: string): Promise<boolean> {
    return this.hasTwin(tx, id, IS_HELD);
  }

  /** Two orders of a cart ask one after the other, until their transactions end. */
  private async hasTwin(tx: Transaction, id: string, condition: SQL): Promise<boolean> {
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
      .where(and(eq(orders.cartHash, row.cartHash), ne(orders.id, id), condition));
    return others.length > 0;
  }
}

function toOrder(row: typeof orders.$inferSelect): StoredOrder {
  return { ...row, snapshot: row.snapshot as OrderSnapshot };
}
