import type { Money, ShippingDetails } from '@till/shared-types';
import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { orders } from './orders.table';

/** Taken before each read of Stripe, so that of two reads the later one is known. */
export const readSequence = pgSequence('read_seq');

const amount = (name: string) => bigint(name, { mode: 'number' });

/** Mirror of a Stripe checkout session. One per order. */
export const sessionFacts = pgTable(
  'session_facts',
  {
    id: text().primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .unique()
      .references(() => orders.id),
    status: text({ enum: ['open', 'complete', 'expired'] }).notNull(),
    paymentStatus: text('payment_status').notNull(),
    currency: text().notNull(),
    amountSubtotal: amount('amount_subtotal').notNull(),
    amountTotal: amount('amount_total').notNull(),
    amountDiscount: amount('amount_discount').notNull(),
    amountShipping: amount('amount_shipping').notNull(),
    amountTax: amount('amount_tax').notNull(),
    lines: jsonb()
      .$type<readonly { quantity: number; amount: number; total?: number }[]>()
      .notNull(),
    paymentIntentId: text('payment_intent_id'),
    /** Unix seconds. */
    expiresAt: amount('expires_at').notNull(),
    url: text(),
    clientSecret: text('client_secret'),
    /** The buyer's, as typed on Stripe's page; emptied when the order is erased, as is the address. */
    email: text(),
    shipping: jsonb().$type<ShippingDetails>(),
    /** What the buyer saw in another currency than the order's. */
    presentment: jsonb().$type<Money>(),
    /** Unix seconds. */
    created: amount('created').notNull(),
    readSeq: amount('read_seq').notNull(),
  },
  (table) => [
    check('session_facts_status', sql`${table.status} in ('open', 'complete', 'expired')`),
  ],
);

/** Mirror of a Stripe payment intent. */
export const paymentFacts = pgTable('payment_facts', {
  id: text().primaryKey(),
  orderId: uuid('order_id')
    .notNull()
    .unique()
    .references(() => orders.id),
  status: text().notNull(),
  currency: text().notNull(),
  amountReceived: amount('amount_received').notNull(),
  failed: text(),
  /** Authorized and not yet taken. */
  amountCapturable: amount('amount_capturable').notNull(),
  /** Unix seconds; the authorization lapses then. */
  captureBefore: amount('capture_before'),
  /** Unix seconds. */
  created: amount('created').notNull(),
  readSeq: amount('read_seq').notNull(),
});

/** Mirror of a Stripe refund. */
export const refundFacts = pgTable(
  'refund_facts',
  {
    id: text().primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    status: text().notNull(),
    currency: text().notNull(),
    amount: amount('amount').notNull(),
    /** Our key of the call that made it, from its metadata; none for a refund made in Stripe's dashboard. */
    requestKey: text('request_key'),
    failureReason: text('failure_reason'),
    /** Unix seconds. */
    created: amount('created').notNull(),
    readSeq: amount('read_seq').notNull(),
  },
  (table) => [index('refund_facts_order').on(table.orderId)],
);

/** Mirror of a Stripe dispute. */
export const disputeFacts = pgTable(
  'dispute_facts',
  {
    id: text().primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    status: text().notNull(),
    currency: text().notNull(),
    amount: amount('amount').notNull(),
    reason: text().notNull(),
    /** Unix seconds. */
    created: amount('created').notNull(),
    readSeq: amount('read_seq').notNull(),
  },
  (table) => [index('dispute_facts_order').on(table.orderId)],
);
