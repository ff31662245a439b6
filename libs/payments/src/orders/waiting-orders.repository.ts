import { Injectable } from '@nestjs/common';
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { DatabaseService } from '../database/database.service';
import { orders, sessionFacts } from '../database/schema/schema';

/** What is stored of the session of an order. */
export interface KnownSession {
  readonly orderId: string;
  /** None while the answer to the call that makes the session is not known. */
  readonly id: string | null;
  readonly status: string | null;
  readonly paymentStatus: string | null;
}

const NOW = sql`extract(epoch from now())`;

/** The second read is due ten minutes after the first; later ones wait half as long as the order is overdue by then. */
const BACK_OFF = sql`greatest(
  interval '10 minutes',
  least(interval '6 hours', (${orders.readAt} - to_timestamp(${sessionFacts.expiresAt})) / 2)
)`;

/** Orders that Stripe may know more of than we do. */
@Injectable()
export class WaitingOrdersRepository {
  constructor(private readonly database: DatabaseService) {}

  /** When the oldest order was made whose shopper may still pay, in Unix seconds. */
  async oldest(): Promise<number | undefined> {
    const [row] = await this.database.queries
      .select({ created: sql<string | null>`floor(extract(epoch from min(${orders.createdAt})))` })
      .from(orders)
      .leftJoin(sessionFacts, eq(sessionFacts.orderId, orders.id))
      .where(
        and(
          eq(orders.status, 'pending'),
          or(isNull(sessionFacts.id), gt(sessionFacts.expiresAt, NOW)),
        ),
      );
    return row?.created ? Number(row.created) : undefined;
  }

  /** Of those orders that exist. */
  async sessionsOf(orderIds: readonly string[]): Promise<readonly KnownSession[]> {
    if (orderIds.length === 0) return [];
    const { id, status, paymentStatus } = sessionFacts;
    return this.database.queries
      .select({ orderId: orders.id, id, status, paymentStatus })
      .from(orders)
      .leftJoin(sessionFacts, eq(sessionFacts.orderId, orders.id))
      .where(inArray(orders.id, [...orderIds]));
  }

  /**
   * Orders whose session should have ended by now, or whose bank takes long: those that were read longest ago, each
   * the more rarely the longer it takes.
   */
  async takeOverdue(limit: number): Promise<readonly string[]> {
    const overdue = this.database.queries
      .select({ id: orders.id })
      .from(orders)
      .innerJoin(sessionFacts, eq(sessionFacts.orderId, orders.id))
      .where(
        and(
          inArray(orders.status, ['pending', 'processing', 'authorized']),
          sql`${sessionFacts.expiresAt} < ${NOW}`,
          or(isNull(orders.readAt), sql`${orders.readAt} < now() - ${BACK_OFF}`),
        ),
      )
      .orderBy(sql`${orders.readAt} nulls first`)
      .limit(limit)
      .for('update', { of: orders, skipLocked: true });
    const rows = await this.database.queries
      .update(orders)
      .set({ readAt: sql`now()` })
      .where(inArray(orders.id, overdue))
      .returning({ id: orders.id });
    return rows.map(({ id }) => id);
  }
}
