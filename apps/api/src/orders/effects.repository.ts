import { Injectable } from '@nestjs/common';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { effects } from '../database/schema/schema';

/** A job that was lost, or given up in an outage, is asked for again after this long. */
const PATIENCE_SECONDS = 120;

@Injectable()
export class EffectsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** @returns false when the order has the effect already */
  async insert(
    tx: Transaction,
    orderId: string,
    name: string,
    state: 'pending' | 'done',
  ): Promise<boolean> {
    const rows = await tx
      .insert(effects)
      .values({ orderId, name, state })
      .onConflictDoNothing()
      .returning({ name: effects.name });
    return rows.length > 0;
  }

  async find(orderId: string, name: string) {
    const [row] = await this.database.queries.select().from(effects).where(of(orderId, name));
    return row;
  }

  /** Effects that should have been done by now, oldest first. */
  async unfinished(limit: number) {
    return this.database.queries
      .select({ orderId: effects.orderId, name: effects.name })
      .from(effects)
      .where(
        and(
          eq(effects.state, 'pending'),
          lt(effects.createdAt, sql`now() - make_interval(secs => ${PATIENCE_SECONDS})`),
        ),
      )
      .orderBy(effects.createdAt)
      .limit(limit);
  }

  /** @param lastError what kept it from being done: never a person's data */
  async mark(
    orderId: string,
    name: string,
    state: 'pending' | 'done' | 'dead',
    lastError?: string,
  ): Promise<void> {
    await this.database.queries
      .update(effects)
      .set({ state, lastError: lastError ?? null, attempts: sql`${effects.attempts} + 1` })
      .where(of(orderId, name));
  }
}

function of(orderId: string, name: string) {
  return and(eq(effects.orderId, orderId), eq(effects.name, name));
}
