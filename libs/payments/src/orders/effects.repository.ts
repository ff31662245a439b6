import { Injectable } from '@nestjs/common';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { effects } from '../database/schema/schema';
import type { Outcome } from '../jobs/outcome';

/** A job that was lost, or given up in an outage, is asked for again after this long. */
const PATIENCE_SECONDS = 120;

@Injectable()
export class EffectsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** @returns which of them the order did not have already */
  async insert(
    tx: Transaction,
    orderId: string,
    names: readonly string[],
    state: 'pending' | 'done',
  ): Promise<readonly string[]> {
    if (names.length === 0) return [];
    const doneAt = state === 'done' ? sql`now()` : null;
    const rows = await tx
      .insert(effects)
      .values(names.map((name) => ({ orderId, name, state, doneAt })))
      .onConflictDoNothing()
      .returning({ name: effects.name });
    return rows.map(({ name }) => name);
  }

  /** Counts a try that begins. @returns how many there are with it, or undefined when there is nothing to try */
  async begin(orderId: string, name: string): Promise<number | undefined> {
    const [row] = await this.database.queries
      .update(effects)
      .set({ attempts: sql`${effects.attempts} + 1` })
      .where(and(of(orderId, name), eq(effects.state, 'pending')))
      .returning({ tries: effects.attempts });
    return row?.tries;
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

  async mark(orderId: string, name: string, outcome: Outcome): Promise<void> {
    const { state, lastError, counts } = outcome;
    await this.database.queries
      .update(effects)
      .set({
        state,
        lastError,
        ...(!counts && { attempts: sql`${effects.attempts} - 1` }),
        ...(state === 'done' && { doneAt: sql`now()` }),
      })
      .where(of(orderId, name));
  }
}

function of(orderId: string, name: string) {
  return and(eq(effects.orderId, orderId), eq(effects.name, name));
}
