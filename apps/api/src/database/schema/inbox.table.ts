import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
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
    payload: jsonb().$type<unknown>().notNull(),
    state: text({ enum: ['received', 'done', 'ignored', 'parked', 'failed', 'dead'] })
      .notNull()
      .default('received'),
    /** Why it was ignored, or what failed last. */
    reason: text(),
    attempts: integer().notNull().default(0),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('inbox_unfinished')
      .on(table.receivedAt)
      .where(sql`${table.state} in ('received', 'parked', 'failed')`),
    check(
      'inbox_state',
      sql`${table.state} in ('received', 'done', 'ignored', 'parked', 'failed', 'dead')`,
    ),
  ],
);

/** How far a sweep has come. */
export const cursors = pgTable('cursors', {
  name: text().primaryKey(),
  /** Unix seconds. */
  position: bigint({ mode: 'number' }).notNull(),
});
