import { Injectable } from '@nestjs/common';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { reactions } from '../database/schema/schema';
import type { Outcome } from '../jobs/outcome';

/** A job that was lost, or given up in an outage, is asked for again after this long. */
const PATIENCE_SECONDS = 120;

/** What modules do about events, each once. */
@Injectable()
export class ReactionsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** @returns which of them the event did not have already */
  async insert(
    tx: Transaction,
    eventId: string,
    names: readonly string[],
  ): Promise<readonly string[]> {
    const rows = await tx
      .insert(reactions)
      .values(names.map((name) => ({ eventId, name, state: 'pending' as const })))
      .onConflictDoNothing()
      .returning({ name: reactions.name });
    return rows.map(({ name }) => name);
  }

  /** Counts a try that begins. @returns how many there are with it, or undefined when there is nothing to try */
  async begin(eventId: string, name: string): Promise<number | undefined> {
    const [row] = await this.database.queries
      .update(reactions)
      .set({ attempts: sql`${reactions.attempts} + 1` })
      .where(and(of(eventId, name), eq(reactions.state, 'pending')))
      .returning({ tries: reactions.attempts });
    return row?.tries;
  }

  /** Reactions that should have been done by now, oldest first. */
  async unfinished(limit: number) {
    return this.database.queries
      .select({ eventId: reactions.eventId, name: reactions.name })
      .from(reactions)
      .where(
        and(
          eq(reactions.state, 'pending'),
          lt(reactions.createdAt, sql`now() - make_interval(secs => ${PATIENCE_SECONDS})`),
        ),
      )
      .orderBy(reactions.createdAt)
      .limit(limit);
  }

  async mark(eventId: string, name: string, outcome: Outcome): Promise<void> {
    const { state, lastError, counts } = outcome;
    await this.database.queries
      .update(reactions)
      .set({
        state,
        lastError,
        ...(!counts && { attempts: sql`${reactions.attempts} - 1` }),
        ...(state === 'done' && { doneAt: sql`now()` }),
      })
      .where(of(eventId, name));
  }
}

function of(eventId: string, name: string) {
  return and(eq(reactions.eventId, eventId), eq(reactions.name, name));
}
