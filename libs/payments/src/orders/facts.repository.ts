import { Injectable } from '@nestjs/common';
import { eq, sql } from 'drizzle-orm';
import type { Queries, Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { disputeFacts, paymentFacts, refundFacts, sessionFacts } from '../database/schema/schema';
import type { Facts } from './facts';

@Injectable()
export class FactsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** Taken before a request to Stripe is sent. */
  async nextReadSeq(): Promise<number> {
    const rows = await this.database.queries
      .select({ seq: sql<string>`nextval('read_seq')` })
      .from(sql`(select 1) as one`);
    return Number(rows[0]?.seq);
  }

  async read(tx: Transaction | Queries, orderId: string): Promise<Facts> {
    const [session] = await tx.select().from(sessionFacts).where(eq(sessionFacts.orderId, orderId));
    const [payment] = await tx.select().from(paymentFacts).where(eq(paymentFacts.orderId, orderId));
    const refunds = await tx.select().from(refundFacts).where(eq(refundFacts.orderId, orderId));
    const disputes = await tx.select().from(disputeFacts).where(eq(disputeFacts.orderId, orderId));
    return { ...(session && { session }), ...(payment && { payment }), refunds, disputes };
  }

  /** Replaces what is stored of the order's facts; call it with merged facts only, the order being locked. */
  async write(tx: Transaction, orderId: string, facts: Facts): Promise<void> {
    const { session, payment, refunds, disputes } = facts;
    if (session) {
      const row = { ...session, orderId };
      await tx
        .insert(sessionFacts)
        .values(row)
        .onConflictDoUpdate({ target: sessionFacts.id, set: row });
    }
    if (payment) {
      const row = { ...payment, orderId };
      await tx
        .insert(paymentFacts)
        .values(row)
        .onConflictDoUpdate({ target: paymentFacts.id, set: row });
    }
    for (const refund of refunds) {
      const row = { ...refund, orderId };
      await tx
        .insert(refundFacts)
        .values(row)
        .onConflictDoUpdate({ target: refundFacts.id, set: row });
    }
    for (const dispute of disputes) {
      const row = { ...dispute, orderId };
      await tx
        .insert(disputeFacts)
        .values(row)
        .onConflictDoUpdate({ target: disputeFacts.id, set: row });
    }
  }

  async erasePerson(tx: Transaction, orderId: string): Promise<void> {
    await tx
      .update(sessionFacts)
      .set({ email: null, shipping: null })
      .where(eq(sessionFacts.orderId, orderId));
  }

  async orderOfSession(sessionId: string): Promise<string | undefined> {
    const [row] = await this.database.queries
      .select({ orderId: sessionFacts.orderId })
      .from(sessionFacts)
      .where(eq(sessionFacts.id, sessionId));
    return row?.orderId;
  }

  async orderOfPayment(paymentIntentId: string): Promise<string | undefined> {
    const [row] = await this.database.queries
      .select({ orderId: paymentFacts.orderId })
      .from(paymentFacts)
      .where(eq(paymentFacts.id, paymentIntentId));
    return row?.orderId;
  }
}
