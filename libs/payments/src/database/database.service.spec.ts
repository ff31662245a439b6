import { sql } from 'drizzle-orm';
import { DatabaseService } from './database.service';
import { openEmbedded } from './embedded.connection';

describe('a transaction', () => {
  let database: DatabaseService;
  beforeAll(async () => {
    database = new DatabaseService(await openEmbedded(undefined));
  }, 60_000);
  afterAll(() => database.close());

  it('refuses a query beside it, which on the embedded database would wait for itself', async () => {
    const queried = database.transaction(async () => database.queries.execute(sql`select 1`));
    await expect(queried).rejects.toThrow('query through the transaction');
  });

  it('is tried again after a deadlock, and commits once', async () => {
    let tries = 0;
    await database.transaction(async (tx) => {
      tries += 1;
      await tx.execute(sql`create table once (id int)`);
      if (tries < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' });
    });
    expect(tries).toBe(3);
    const { rows } = await database.queries.execute(sql`select count(*)::int as n from once`);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('leaves nothing behind when its work throws', async () => {
    const work = database.transaction(async (tx) => {
      await tx.execute(sql`create table never (id int)`);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await expect(database.queries.execute(sql`select * from never`)).rejects.toThrow();
  });
});
