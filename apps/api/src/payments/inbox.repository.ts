import { Injectable } from '@nestjs/common';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { inbox } from '../database/schema/schema';

/** A job that was lost, or given up in an outage, is asked for again after this long. */
const PATIENCE_SECONDS = 120;

export type InboxState = 'done' | 'ignored' | 'parked' | 'failed' | 'dead';

/** Every event that was correctly signed, by its id. */
@Injectable()
export class InboxRepository {
  constructor(private readonly database: DatabaseService) {}

  /** @returns `known` for an event that is there and done with, `revived` for one that was not */
  async insert(tx: Transaction, event: Stripe.Event): Promise<'new' | 'revived' | 'known'> {
    const { id, type, created, livemode, api_version: apiVersion } = event;
    const inserted = await tx
      .insert(inbox)
      .values({ id, type, created, livemode, apiVersion, payload: storable(event) })
      .onConflictDoNothing()
      .returning({ id: inbox.id });
    if (inserted.length > 0) return 'new';
    const revived = await tx
      .update(inbox)
      .set({ attempts: 0, state: 'received' })
      .where(and(eq(inbox.id, id), inArray(inbox.state, ['parked', 'failed', 'dead'])))
      .returning({ id: inbox.id });
    return revived.length > 0 ? 'revived' : 'known';
  }

  /** Events that should have been done by now, oldest first. */
  async unfinished(limit: number): Promise<readonly string[]> {
    const rows = await this.database.queries
      .select({ id: inbox.id })
      .from(inbox)
      .where(
        and(
          inArray(inbox.state, ['received', 'parked', 'failed']),
          lt(inbox.receivedAt, sql`now() - make_interval(secs => ${PATIENCE_SECONDS})`),
        ),
      )
      .orderBy(inbox.receivedAt)
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  async find(id: string) {
    const [row] = await this.database.queries.select().from(inbox).where(eq(inbox.id, id));
    return row;
  }

  /**
   * @param reason why it was ignored, or what failed: never a payload
   * @param counts whether the try counts towards giving up
   */
  async mark(id: string, state: InboxState, reason?: string, counts = true): Promise<void> {
    await this.database.queries
      .update(inbox)
      .set({
        state,
        reason: reason ?? null,
        ...(counts && { attempts: sql`${inbox.attempts} + 1` }),
      })
      .where(eq(inbox.id, id));
  }
}

const CREDENTIALS = ['success_url', 'return_url', 'url', 'client_secret'];

/**
 * Whoever reads the inbox may not open an order's page or pay in the shopper's place; and PostgreSQL stores no NUL.
 */
function storable(event: Stripe.Event): unknown {
  const object: Record<string, unknown> = { ...event.data.object };
  for (const field of CREDENTIALS) delete object[field];
  const text = JSON.stringify({ ...event, data: { object } });
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '') : value,
  );
}
