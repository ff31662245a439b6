import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { anOpenDatabase } from '../../test/an-open-database';
import type { DatabaseService } from '../database/database.service';
import { prices, products, stock } from '../database/schema/schema';
import { describeCatalog, describeStock } from '../testing';
import { CatalogRepository } from './catalog.repository';
import { StockRepository } from './stock.repository';

let database: DatabaseService;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ database, close } = await anOpenDatabase());
}, 60_000);
afterAll(() => close());

const texts = { name: 'A pot', description: 'For tea.', category: 'Pots', imageAlt: 'A pot' };

/** On the shelf at the position, at the prices. */
async function aProduct(
  onHand: number,
  position: number,
  amounts: Readonly<Record<string, number>> = {},
): Promise<string> {
  const id = randomUUID();
  await database.transaction(async (tx) => {
    await tx.insert(products).values({
      id,
      position,
      ...texts,
      imageSrc: `/products/${id}.svg`,
      imageWidth: 800,
      imageHeight: 600,
      translations: { de: { ...texts, name: 'Eine Kanne' } },
      shippable: true,
    });
    await tx.insert(stock).values({ productId: id, onHand });
    for (const [currency, amount] of Object.entries(amounts)) {
      await tx.insert(prices).values({ productId: id, currency, amount });
    }
  });
  return id;
}

describeCatalog('CatalogRepository', async () => {
  await aProduct(9, 3, { inr: 12_900, usd: 199 });
  await aProduct(0, 1, { inr: 9_900, kwd: 1_230 });
  await aProduct(2, 2, { inr: 500, jpy: 300, usd: 1 });
  await aProduct(9, 4);
  return { catalog: new CatalogRepository(database) };
});

describeStock('StockRepository', async () => {
  const shelved = new Map<string, number>();
  return {
    stock: new StockRepository(),
    transaction: (work) => database.transaction(work),
    aProduct: async (onHand) => {
      const id = await aProduct(onHand, 9);
      shelved.set(id, onHand);
      return id;
    },
    // Whatever was put on the shelf is on hand, reserved or sold, whenever one looks.
    onHand: async (productId) => {
      const rows = database.queries.select().from(stock).where(eq(stock.productId, productId));
      const [{ onHand, reserved, sold } = { onHand: NaN, reserved: 0, sold: 0 }] = await rows;
      expect(onHand + reserved + sold).toBe(shelved.get(productId));
      return onHand;
    },
  };
});
