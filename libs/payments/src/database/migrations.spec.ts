import { PGlite } from '@electric-sql/pglite';
import { readdir, readFile } from 'node:fs/promises';
import { migrationsFolder } from './migrations-folder';

const ORDER = '11111111-1111-4111-8111-111111111111';

/** An order as the first release stored it. */
const FIRST_ORDER = `
  insert into orders (id, number, shop_id, token_hash, content_hash, visitor_hash, snapshot, created_at)
    values ('${ORDER}', 'T-1', 'till', 't', 'c', 'v', '{}', to_timestamp(1790000000));
  insert into session_facts values
    ('cs_1', '${ORDER}', 'complete', 'paid', 'inr', 500, 500, 0, 0, 0, '[]', 'pi_1', 1790003600, null, null, 1);
  insert into payment_facts values ('pi_1', '${ORDER}', 'succeeded', 'inr', 500, null, 1);
  insert into refund_facts values ('re_1', '${ORDER}', 'succeeded', 'inr', 500, null, 1);
  insert into dispute_facts values ('dp_1', '${ORDER}', 'lost', 'inr', 500, 1);
`;

it('a database with orders in it takes every later migration', async () => {
  const folder = migrationsFolder();
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  const [first = '', ...later] = await Promise.all(
    files.map((file) => readFile(`${folder}/${file}`, 'utf8')),
  );
  const database = await PGlite.create();
  await database.exec(first);
  await database.exec(FIRST_ORDER);
  for (const migration of later) await database.exec(migration);
  const facts = ['session_facts', 'payment_facts', 'refund_facts', 'dispute_facts'];
  for (const table of facts) {
    const { rows } = await database.query(`select order_id, created from ${table}`);
    expect(rows).toEqual([{ order_id: ORDER, created: 1_790_000_000 }]);
  }
  await database.close();
}, 60_000);
