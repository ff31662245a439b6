import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

/** What is said of a product in a language. */
export interface ProductTexts {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly imageAlt: string;
}

export const products = pgTable('products', {
  id: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull(),
  category: text().notNull(),
  imageSrc: text('image_src').notNull(),
  imageWidth: integer('image_width').notNull(),
  imageHeight: integer('image_height').notNull(),
  imageAlt: text('image_alt').notNull(),
  /** By language, for those that it is written in beside the first. */
  translations: jsonb().$type<Readonly<Record<string, ProductTexts>>>().notNull().default({}),
  shippable: boolean().notNull(),
  /** Order on the shelf. */
  position: smallint().notNull(),
  active: boolean().notNull().default(true),
});

export const prices = pgTable(
  'prices',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    currency: text().notNull(),
    /** Minor units. */
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.currency] }),
    check('prices_amount', sql`${table.amount} between 0 and 999999999999`),
    check('prices_currency', sql`${table.currency} ~ '^[a-z]{3}$'`),
  ],
);

/** What was put on the shelf = on hand + reserved + sold, at any time. */
export const stock = pgTable(
  'stock',
  {
    productId: text('product_id')
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    onHand: integer('on_hand').notNull(),
    reserved: integer().notNull().default(0),
    sold: integer().notNull().default(0),
  },
  (table) => [
    check(
      'stock_never_below_zero',
      sql`${table.onHand} >= 0 and ${table.reserved} >= 0 and ${table.sold} >= 0`,
    ),
  ],
);

/** What an order holds of a product; the row makes reserve, commit and release idempotent per order. */
export const stockHolds = pgTable(
  'stock_holds',
  {
    orderId: uuid('order_id').notNull(),
    productId: text('product_id')
      .notNull()
      .references(() => stock.productId),
    quantity: integer().notNull(),
    state: text({ enum: ['reserved', 'committed', 'released'] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.productId] }),
    check('stock_holds_quantity', sql`${table.quantity} > 0`),
    check('stock_holds_state', sql`${table.state} in ('reserved', 'committed', 'released')`),
  ],
);
