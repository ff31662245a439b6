import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Stripe's customer of each buyer whom the shop knows. Stored with its key before the call that makes it. */
export const customers = pgTable('customers', {
  /** As the shop's own sign-in calls them. */
  buyerId: text('buyer_id').primaryKey(),
  stripeKey: text('stripe_key').notNull().unique(),
  /** Stripe's id; none before it is known. */
  customerId: text('customer_id').unique(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
});
