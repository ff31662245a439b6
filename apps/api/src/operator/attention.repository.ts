import { Injectable } from '@nestjs/common';
import { count, eq, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { DatabaseService } from '@till/payments';
import { effects, inbox, orders, reactions, refundFacts } from '@till/payments/tables';

/** Paid, the goods were gone, and the refund did not reach the buyer. */
const IS_OWED = sql`${orders.fulfilment} = 'unfulfillable'
  and ${orders.status} in ('paid', 'partially_refunded')
  and exists (
    select from ${refundFacts}
    where ${refundFacts.orderId} = ${orders.id} and ${refundFacts.status} in ('failed', 'canceled')
  )`;

const WAITING = {
  dead_events: [inbox, eq(inbox.state, 'dead')],
  dead_effects: [effects, eq(effects.state, 'dead')],
  dead_reactions: [reactions, eq(reactions.state, 'dead')],
  orders_in_review: [orders, eq(orders.status, 'review')],
  orders_owed: [orders, IS_OWED],
} as const satisfies Record<string, readonly [PgTable, SQL]>;

export type AttentionKind = keyof typeof WAITING;

/** What waits for a person: work that was given up, orders in review, and refunds that failed of what was sold out. */
@Injectable()
export class AttentionRepository {
  readonly kinds = Object.keys(WAITING) as readonly AttentionKind[];

  constructor(private readonly database: DatabaseService) {}

  async count(kind: AttentionKind): Promise<number> {
    const [table, condition] = WAITING[kind];
    const [row] = await this.database.queries
      .select({ number: count() })
      .from(table as PgTable)
      .where(condition);
    return row?.number ?? 0;
  }
}
