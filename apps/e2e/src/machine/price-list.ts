import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * What things cost, in the database of a shop that is stopped: as whoever keeps the shop changes it.
 * @param amount minor units
 */
export async function writePrice(
  dataDir: string,
  productId: string,
  currency: string,
  amount: number,
): Promise<void> {
  const database = await PGlite.create(join(dataDir, 'database', 'pg'));
  const { affectedRows } = await database.query(
    'update prices set amount = $3 where product_id = $1 and currency = $2',
    [productId, currency, amount],
  );
  await database.close();
  if (affectedRows !== 1) throw new Error(`${productId} has no price in ${currency}`);
}
