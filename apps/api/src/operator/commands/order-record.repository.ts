import { Injectable } from '@nestjs/common';
import { asc, eq } from 'drizzle-orm';
import { DatabaseService, FactsRepository, type StoredOrder } from '@till/payments';
import {
  attempts,
  effects,
  inbox,
  reactions,
  refundRequests,
  statusChanges,
} from '@till/payments/tables';

export type OrderRecord = Awaited<ReturnType<OrderRecordRepository['read']>>;

/** All that the database holds of one order; of its events everything but what Stripe wrote in them. */
@Injectable()
export class OrderRecordRepository {
  constructor(
    private readonly database: DatabaseService,
    private readonly facts: FactsRepository,
  ) {}

  async read(order: StoredOrder) {
    const { queries } = this.database;
    const { id } = order;
    return {
      order,
      facts: await this.facts.read(queries, id),
      attempts: await queries.select().from(attempts).where(eq(attempts.orderId, id)),
      changes: await queries
        .select()
        .from(statusChanges)
        .where(eq(statusChanges.orderId, id))
        .orderBy(asc(statusChanges.id)),
      effects: await queries.select().from(effects).where(eq(effects.orderId, id)),
      requests: await queries.select().from(refundRequests).where(eq(refundRequests.orderId, id)),
      events: await queries
        .select({
          id: inbox.id,
          type: inbox.type,
          source: inbox.source,
          state: inbox.state,
          reason: inbox.reason,
          attempts: inbox.attempts,
          receivedAt: inbox.receivedAt,
        })
        .from(inbox)
        .where(eq(inbox.orderId, id))
        .orderBy(asc(inbox.created)),
      reactions: await queries
        .select({
          eventId: reactions.eventId,
          name: reactions.name,
          state: reactions.state,
          attempts: reactions.attempts,
          lastError: reactions.lastError,
          createdAt: reactions.createdAt,
          doneAt: reactions.doneAt,
        })
        .from(reactions)
        .innerJoin(inbox, eq(inbox.id, reactions.eventId))
        .where(eq(inbox.orderId, id)),
    };
  }
}
