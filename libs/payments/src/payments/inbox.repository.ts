import { Injectable } from '@nestjs/common';
import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { inbox, orders, reactions } from '../database/schema/schema';
import { ORDER_KEY } from './session-request';
import { storableText } from './storable-text';

/** An event without a trace of its job is asked for again after this long. */
const LOST_SECONDS = 120;

/** One that could not be done for an outage: its job waits ever longer, and would come late when that is over. */
const OUTAGE_SECONDS = 60;

/** One that failed: longer than its job ever waits before it tries again. */
const FAILED_SECONDS = 1200;

/** Rows at a time, so that none is locked for long. */
const BATCH = 500;

export type InboxState = 'done' | 'ignored' | 'parked' | 'failed' | 'dead';

/** Every event that was correctly signed, by its id. */
@Injectable()
export class InboxRepository {
  constructor(private readonly database: DatabaseService) {}

  /** @returns `known` for an event that is there and done with, `revived` for one that was not */
  async insert(
    tx: Transaction,
    event: Stripe.Event,
    source: 'webhook' | 'sweep',
  ): Promise<'new' | 'revived' | 'known'> {
    const { id, type, created, livemode, api_version: apiVersion } = event;
    const inserted = await tx
      .insert(inbox)
      .values({ id, type, created, livemode, apiVersion, source, payload: storable(event) })
      .onConflictDoNothing()
      .returning({ id: inbox.id });
    if (inserted.length > 0) return 'new';
    const revived = await tx
      .update(inbox)
      .set({ attempts: FRESH_ATTEMPTS, state: 'received', payload: storable(event) })
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
          inArray(inbox.state, UNDER_WAY),
          sql`coalesce(${inbox.handledAt}, ${inbox.receivedAt})
            < now() - make_interval(secs => ${UNFINISHED_SECONDS})`,
        ),
      )
      .orderBy(inbox.receivedAt)
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  /** Counts a try that begins. @returns the event, or undefined when it is done with */
  async begin(id: string) {
    const [row] = await this.database.queries
      .update(inbox)
      .set({ attempts: sql`${inbox.attempts} + 1` })
      .where(and(eq(inbox.id, id), inArray(inbox.state, UNDER_WAY)))
      .returning();
    return row;
  }

  async find(id: string) {
    const [row] = await this.database.queries.select().from(inbox).where(eq(inbox.id, id));
    return row;
  }

  /** Those of the events that are not here yet. */
  async missing(events: readonly Stripe.Event[]): Promise<readonly Stripe.Event[]> {
    const ids = events.map(({ id }) => id);
    if (ids.length === 0) return [];
    const rows = await this.database.queries
      .select({ id: inbox.id })
      .from(inbox)
      .where(inArray(inbox.id, ids));
    const known = new Set(rows.map(({ id }) => id));
    return events.filter(({ id }) => !known.has(id));
  }

  /** Events that came before what they are about. */
  async parkedOf(tx: Transaction, orderId: string): Promise<readonly string[]> {
    const rows = await tx
      .select({ id: inbox.id })
      .from(inbox)
      .where(and(eq(inbox.orderId, orderId), eq(inbox.state, 'parked')));
    return rows.map(({ id }) => id);
  }

  /** Empties the oldest events that are done with. @returns whether there may be more */
  async emptyBefore(days: number): Promise<boolean> {
    const due = this.database.queries
      .select({ id: inbox.id })
      .from(inbox)
      .where(
        and(
          isNotNull(inbox.payload),
          inArray(inbox.state, OVER),
          lt(inbox.receivedAt, sql`now() - make_interval(days => ${days})`),
          NOBODY_REACTS,
        ),
      )
      .orderBy(inbox.receivedAt)
      .limit(BATCH);
    const emptied = await this.database.queries
      .update(inbox)
      .set({ payload: null })
      .where(inArray(inbox.id, due))
      .returning({ id: inbox.id });
    return emptied.length === BATCH;
  }

  /** Empties what is done with of events about orders that were erased. */
  async emptyErased(): Promise<void> {
    await this.database.queries
      .update(inbox)
      .set({ payload: null })
      .where(and(isNotNull(inbox.payload), inArray(inbox.state, OVER), IS_ERASED));
  }

  /** Empties what is done with of the events about an order, also of those that were never known to be. */
  async emptyOf(
    tx: Transaction,
    orderId: string,
    paymentIntentId: string | undefined,
  ): Promise<void> {
    const part = (...path: string[]) => sql`${inbox.payload} #>> ${`{data,object,${path.join()}}`}`;
    const about = or(
      eq(inbox.orderId, orderId),
      eq(part('client_reference_id'), orderId),
      eq(part('metadata', ORDER_KEY), orderId),
      ...(paymentIntentId
        ? [eq(part('id'), paymentIntentId), eq(part('payment_intent'), paymentIntentId)]
        : []),
    );
    await tx
      .update(inbox)
      .set({ payload: null, orderId })
      .where(and(isNotNull(inbox.payload), inArray(inbox.state, OVER), about, NOBODY_REACTS));
  }

  /** Notes which order the event is about. */
  async assign(id: string, orderId: string): Promise<void> {
    await this.database.queries
      .update(inbox)
      .set({ orderId })
      .where(and(eq(inbox.id, id), isNull(inbox.orderId)));
  }

  /**
   * @param reason why it was ignored, or what failed: never a payload
   * @param counts whether the try stays counted towards giving up
   */
  async mark(id: string, state: InboxState, reason?: string, counts = true): Promise<void> {
    await this.database.queries
      .update(inbox)
      .set({
        state,
        reason: reason ?? null,
        handledAt: sql`now()`,
        ...(!counts && { attempts: sql`${inbox.attempts} - 1` }),
        ...(['done', 'ignored'].includes(state) && {
          payload: sql`case when ${IS_ERASED} then null else ${inbox.payload} end`,
        }),
      })
      .where(eq(inbox.id, id));
  }
}

const UNFINISHED_SECONDS = sql`case
  when ${inbox.state} = 'received' then ${LOST_SECONDS}::int
  when ${inbox.attempts} = 0 then ${OUTAGE_SECONDS}::int
  else ${FAILED_SECONDS}::int
end`;

/** One that was given up gets all its tries again. */
const FRESH_ATTEMPTS = sql`case when ${inbox.state} = 'dead' then 0 else ${inbox.attempts} end`;

const UNDER_WAY = ['received', 'parked', 'failed'] satisfies (InboxState | 'received')[];

/** Nothing is done about the event any more, unless it is sent again. */
const OVER = ['done', 'ignored', 'dead'] satisfies InboxState[];

const NOBODY_REACTS = sql`not exists (
  select from ${reactions} where ${reactions.eventId} = ${inbox.id} and ${reactions.state} = 'pending'
)`;

const IS_ERASED = sql`exists (
  select from ${orders} where ${orders.id} = ${inbox.orderId} and ${orders.erasedAt} is not null
) and ${NOBODY_REACTS}`;

const CREDENTIALS = ['success_url', 'return_url', 'url', 'client_secret'];

/** Whoever reads the inbox may not open an order's page or pay in the shopper's place. */
function storable(event: Stripe.Event): unknown {
  const { object, previous_attributes: before } = event.data;
  const data = {
    ...event.data,
    object: withoutCredentials(object),
    ...(before && { previous_attributes: withoutCredentials(before) }),
  };
  return JSON.parse(JSON.stringify({ ...event, data }), (_key, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
}

function withoutCredentials(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !CREDENTIALS.includes(name)));
}
