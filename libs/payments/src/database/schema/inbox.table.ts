import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** Every correctly signed event, stored before it was acknowledged. The event's id makes a duplicate visible. */
export const inbox = pgTable(
  'inbox',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    apiVersion: text('api_version'),
    livemode: boolean().notNull(),
    /** Unix seconds, Stripe's clock; equal stamps are common, so nothing is ordered by it. */
    created: bigint({ mode: 'number' }).notNull(),
    /** Emptied after its retention: it holds personal data. */
    payload: jsonb().$type<unknown>(),
    /** How it came: sent by Stripe, or found in Stripe's list. */
    source: text({ enum: ['webhook', 'sweep'] })
      .notNull()
      .default('webhook'),
    /** The order it is about, once that is known. */
    orderId: uuid('order_id'),
    state: text({ enum: ['received', 'done', 'ignored', 'parked', 'failed', 'dead'] })
      .notNull()
      .default('received'),
    /** Why it was ignored, or what failed last. */
    reason: text(),
    attempts: integer().notNull().default(0),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    /** When it was last worked on. */
    handledAt: timestamp('handled_at', { withTimezone: true }),
  },
  (table) => [
    index('inbox_unfinished')
      .on(table.receivedAt)
      .where(sql`${table.state} in ('received', 'parked', 'failed')`),
    index('inbox_order').on(table.orderId),
    index('inbox_dead')
      .on(table.id)
      .where(sql`${table.state} = 'dead'`),
    index('inbox_kept')
      .on(table.receivedAt)
      .where(sql`${table.payload} is not null`),
    check(
      'inbox_state',
      sql`${table.state} in ('received', 'done', 'ignored', 'parked', 'failed', 'dead')`,
    ),
  ],
);

/** What a module does about an event, each once. */
export const reactions = pgTable(
  'reactions',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => inbox.id),
    name: text().notNull(),
    /** `dead`: given up after many tries; somebody has to look. */
    state: text({ enum: ['pending', 'done', 'dead'] }).notNull(),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    doneAt: timestamp('done_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.name] }),
    index('reactions_pending')
      .on(table.createdAt)
      .where(sql`${table.state} = 'pending'`),
    index('reactions_dead')
      .on(table.name)
      .where(sql`${table.state} = 'dead'`),
    check('reactions_state', sql`${table.state} in ('pending', 'done', 'dead')`),
  ],
);

/** How far a sweep has come. */
export const cursors = pgTable('cursors', {
  name: text().primaryKey(),
  /** Unix seconds. */
  position: bigint({ mode: 'number' }).notNull(),
});
