import { Injectable } from '@nestjs/common';
import { eq, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { inbox } from '../database/schema/schema';

export type InboxState = 'done' | 'ignored' | 'parked' | 'failed' | 'dead';

/** Every event that was correctly signed, by its id. */
@Injectable()
export class InboxRepository {
  constructor(private readonly database: DatabaseService) {}

  /** @returns false for an event that is there already */
  async insert(tx: Transaction, event: Stripe.Event): Promise<boolean> {
    const { id, type, created, livemode, api_version: apiVersion } = event;
    const rows = await tx
      .insert(inbox)
      .values({ id, type, created, livemode, apiVersion, payload: withoutCredentials(event) })
      .onConflictDoNothing()
      .returning({ id: inbox.id });
    return rows.length > 0;
  }

  async find(id: string) {
    const [row] = await this.database.queries.select().from(inbox).where(eq(inbox.id, id));
    return row;
  }

  /** @param reason why it was ignored, or what failed: never a payload */
  async mark(id: string, state: InboxState, reason?: string): Promise<void> {
    await this.database.queries
      .update(inbox)
      .set({ state, reason: reason ?? null, attempts: sql`${inbox.attempts} + 1` })
      .where(eq(inbox.id, id));
  }
}

/** Whoever reads the inbox may not open an order's page or pay in the shopper's place. */
function withoutCredentials(event: Stripe.Event): object {
  const object: Record<string, unknown> = { ...event.data.object };
  for (const field of ['success_url', 'return_url', 'url', 'client_secret']) delete object[field];
  return { ...event, data: { object } };
}
