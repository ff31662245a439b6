import {
  type FulfilmentStatus,
  type PaymentStatus,
  paymentStatuses,
  type ProblemCode,
} from '@till/shared-types';
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

/** What made the shop read Stripe. */
export const settlementSources = [
  'checkout',
  'webhook',
  'return',
  'sweep',
  'reconcile',
  'operator',
  'effect',
] as const;
export type SettlementSource = (typeof settlementSources)[number];

/** Time of the database, the only clock that leases and limits are measured by. */
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const orders = pgTable(
  'orders',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    shopId: text('shop_id').notNull(),
    /** SHA-256 of the token that opens the order page; the token itself is stored nowhere. */
    tokenHash: text('token_hash').notNull().unique(),
    /** SHA-256 of the cart's id, which is a credential too. */
    cartHash: text('cart_hash'),
    /** SHA-256 of what was ordered, to tell a changed cart from the same one. */
    contentHash: text('content_hash').notNull(),
    /** HMAC of the visitor's address. */
    visitorHash: text('visitor_hash').notNull(),
    /** Lines, prices and the request to Stripe as they were: see `orders/snapshot.ts`. */
    snapshot: jsonb().$type<unknown>().notNull(),
    /** Derived from the facts in the same transaction that changes them, for queries. Never assigned. */
    status: text().$type<PaymentStatus>().notNull().default('pending'),
    fulfilment: text().$type<FulfilmentStatus>().notNull().default('unfulfilled'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** When Stripe was last asked on behalf of a waiting page. */
    readAt: moment('read_at'),
    /** Since when nothing personal of the buyer is kept; later reads bring none back. */
    erasedAt: moment('erased_at'),
  },
  (table) => [
    index('orders_cart').on(table.cartHash, table.createdAt),
    index('orders_visitor').on(table.visitorHash, table.createdAt),
    index('orders_open')
      .on(table.createdAt)
      .where(sql`${table.status} in ('pending', 'processing', 'authorized')`),
    index('orders_review')
      .on(table.number)
      .where(sql`${table.status} = 'review'`),
    index('orders_unfulfillable')
      .on(table.number)
      .where(sql`${table.fulfilment} = 'unfulfillable'`),
    check(
      'orders_status',
      sql`${table.status} in (${sql.raw(
        Object.keys(paymentStatuses)
          .map((status) => `'${status}'`)
          .join(', '),
      )})`,
    ),
    check(
      'orders_fulfilment',
      sql`${table.fulfilment} in ('unfulfilled', 'fulfilled', 'unfulfillable')`,
    ),
  ],
);

/** What became of the order and how it was learnt, for people; nothing is decided by it. */
export const statusChanges = pgTable(
  'status_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    status: text().$type<PaymentStatus>().notNull(),
    source: text().$type<SettlementSource>().notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('status_changes_order').on(table.orderId)],
);

/** Requests for the link to an order, counted per visitor. */
export const orderLookups = pgTable(
  'order_lookups',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Of the visitor who asked, or of the address that was asked for. */
    visitorHash: text('visitor_hash').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('order_lookups_visitor').on(table.visitorHash, table.at)],
);

/** One create call to Stripe: its key, stored before the call, and who is making it just now. */
export const attempts = pgTable(
  'attempts',
  {
    orderId: uuid('order_id')
      .primaryKey()
      .references(() => orders.id),
    stripeKey: text('stripe_key').notNull().unique(),
    /** `open`: no answer known. `done`: there is a session. `refused`: Stripe will never make one. */
    state: text({ enum: ['open', 'done', 'refused'] })
      .notNull()
      .default('open'),
    /** The problem code a refused attempt is answered with; none where Stripe never heard of it. */
    refusal: text().$type<ProblemCode>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    leasedUntil: moment('leased_until').notNull(),
  },
  (table) => [
    index('attempts_open')
      .on(table.createdAt)
      .where(sql`${table.state} = 'open'`),
    check('attempts_state', sql`${table.state} in ('open', 'done', 'refused')`),
  ],
);

/** Which order a client's idempotency key stands for. The scope is the cart, or the visitor without one. */
export const checkoutRequests = pgTable(
  'checkout_requests',
  {
    scope: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the body. */
    fingerprint: text().notNull(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index('checkout_requests_order').on(table.orderId),
  ],
);

/** What happens once for an order because of what became of it. */
export const effects = pgTable(
  'effects',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    name: text().notNull(),
    /** `dead`: given up after many tries; somebody has to look. */
    state: text({ enum: ['pending', 'done', 'dead'] }).notNull(),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull().defaultNow(),
    doneAt: moment('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.name] }),
    index('effects_pending')
      .on(table.createdAt)
      .where(sql`${table.state} = 'pending'`),
    index('effects_dead')
      .on(table.name)
      .where(sql`${table.state} = 'dead'`),
    check('effects_state', sql`${table.state} in ('pending', 'done', 'dead')`),
  ],
);

/** A refund that we ask Stripe for: stored with its key before the call, and counted before Stripe's own fact is known. */
export const refundRequests = pgTable(
  'refund_requests',
  {
    stripeKey: text('stripe_key').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    /** What the caller calls it: asked for again under the same name, it is the same refund. */
    name: text().notNull(),
    /** Minor units of the order's currency. */
    amount: bigint({ mode: 'number' }).notNull(),
    /** What of the order is given back, where the refund is one of lines. */
    lines: jsonb().$type<readonly { productId: string; quantity: number }[]>(),
    /** Stripe refused it. */
    refused: boolean().notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('refund_requests_order').on(table.orderId),
    check('refund_requests_amount', sql`${table.amount} > 0`),
  ],
);
