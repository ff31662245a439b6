import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { DatabaseService } from '@till/payments/database/database.service';
import { prices, products, stock } from '@till/payments/database/schema/schema';

export interface ProductOptions {
  readonly name?: string;
  readonly stock?: number;
  readonly active?: boolean;
  readonly shippable?: boolean;
  /** Minor units by currency. */
  readonly prices?: Readonly<Record<string, number>>;
}

/** Puts a product of its own on the shelf and gives its id. */
export async function aProduct(
  database: DatabaseService,
  {
    name = 'A pot',
    active = true,
    shippable = true,
    stock: onHand = 10,
    prices: amounts = { inr: 12900 },
  }: ProductOptions,
): Promise<string> {
  const id = `pot-${randomBytes(6).toString('hex')}`;
  await database.transaction(async (tx) => {
    await tx.insert(products).values({
      id,
      name,
      active,
      description: 'For a test.',
      category: 'Tests',
      imageSrc: `/products/${id}.svg`,
      imageWidth: 800,
      imageHeight: 800,
      imageAlt: 'A pot',
      shippable,
      position: 999,
    });
    await tx.insert(stock).values({ productId: id, onHand });
    for (const [currency, amount] of Object.entries(amounts)) {
      await tx.insert(prices).values({ productId: id, currency, amount });
    }
  });
  return id;
}

/** What is on hand, reserved and sold of the product. */
export async function stockOf(database: DatabaseService, productId: string) {
  const [row] = await database.queries
    .select({ onHand: stock.onHand, reserved: stock.reserved, sold: stock.sold })
    .from(stock)
    .where(eq(stock.productId, productId));
  return row;
}

export async function setPrice(database: DatabaseService, productId: string, amount: number) {
  await database.queries.update(prices).set({ amount }).where(eq(prices.productId, productId));
}
