import { readdir } from 'node:fs/promises';
import { Pool } from 'pg';
import { aDatabase } from '../../test/a-database';
import { PgBossQueue } from '../jobs/pg-boss.queue';
import type { Connection } from './connection';
import { DatabaseService } from './database.service';
import { migrationsFolder } from './migrations-folder';
import { onPool } from './on-pool';
import { openPostgres } from './postgres.connection';
import { cursors } from './schema/schema';

let url: string;
let pool: Pool;
let drop: () => Promise<void>;
beforeAll(async () => {
  const { variables, drop: dropDatabase } = await aDatabase();
  url = String(variables['DATABASE_URL']);
  drop = dropDatabase;
  pool = new Pool({ connectionString: url });
});
afterAll(async () => {
  await pool.end();
  await drop();
});

let open: Connection[] = [];
afterEach(async () => {
  for (const connection of open) await connection.close();
  open = [];
});

async function opened(opening: Promise<Connection>): Promise<Connection> {
  const connection = await opening;
  open.push(connection);
  return connection;
}

const account = (schema?: string) => opened(openPostgres(url, schema ? { schema } : {}));

const write = ({ queries }: Connection, name: string) =>
  queries.insert(cursors).values({ name, position: 1 });

const read = async ({ queries }: Connection) =>
  (await queries.select({ name: cursors.name }).from(cursors)).map(({ name }) => name);

/** Those that have a table of the name. */
async function schemasWith(table: string): Promise<string[]> {
  const { rows } = await pool.query<{ schemaname: string }>(
    'select schemaname from pg_tables where tablename = $1 order by schemaname',
    [table],
  );
  return rows.map(({ schemaname }) => schemaname);
}

/** How often each migration was applied there. */
async function timesApplied(schema: string): Promise<number[]> {
  const { rows } = await pool.query<{ times: number }>(
    `select count(*)::int as times from "${schema}".__drizzle_migrations group by hash`,
  );
  return rows.map(({ times }) => times);
}

async function onceEach(): Promise<number[]> {
  const files = await readdir(migrationsFolder());
  return files.filter((file) => file.endsWith('.sql')).map(() => 1);
}

it('accounts in schemas of their own know nothing of each other, nor of one in none', async () => {
  const names = [undefined, 'eu', 'order'];
  for (const name of names) await write(await account(name), name ?? 'public');
  for (const name of names) expect(await read(await account(name))).toEqual([name ?? 'public']);
});

it('each account is migrated once, however often it starts', async () => {
  for (const schema of ['twice_a', 'twice_b', 'twice_a', 'twice_b']) await account(schema);
  expect(await timesApplied('twice_a')).toEqual(await onceEach());
  expect(await timesApplied('twice_b')).toEqual(await onceEach());
});

it('replicas of a new account that start at once all start, and migrate it once', async () => {
  const replicas = await Promise.all(Array.from({ length: 6 }, () => account('crowd')));
  expect(await timesApplied('crowd')).toEqual(await onceEach());
  await write(replicas[0] as Connection, 'seen');
  for (const replica of replicas) expect(await read(replica)).toEqual(['seen']);
}, 60_000);

it('the jobs of an account are done by its own workers, whoever else waits for such', async () => {
  const done: string[] = [];
  const names = ['jobs_a', 'jobs_b'];
  const shops = await Promise.all(
    names.map(async (name) => {
      const database = new DatabaseService(await account(name));
      const queue = new PgBossQueue(database);
      queue.work('process-event', async ({ eventId }) => void done.push(`${name} ${eventId}`));
      await queue.onApplicationBootstrap();
      return { database, queue };
    }),
  );
  for (const eventId of ['evt_1', 'evt_2', 'evt_3', 'evt_4']) {
    for (const [index, { database, queue }] of shops.entries()) {
      await database.transaction((tx) =>
        queue.enqueue(tx, 'process-event', { eventId: `${eventId} of ${names[index]}` }),
      );
    }
  }
  while (done.length < 8) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const { queue } of shops) await queue.stop();
  const expected = names.flatMap((name) =>
    [1, 2, 3, 4].map((event) => `${name} evt_${event} of ${name}`),
  );
  expect(done.toSorted()).toEqual(expected);
  const schemas = await schemasWith('queue');
  expect(schemas).toEqual(expect.arrayContaining(['jobs_a_jobs', 'jobs_b_jobs']));
}, 60_000);

describe('on a pool of the application', () => {
  let own: Pool;
  const aPool = (searchPath: string) => {
    own = new Pool({ connectionString: url, options: `-c search_path=${searchPath}` });
    return own;
  };
  afterEach(() => own.end());

  it('an account is in the first schema of the search_path', async () => {
    await pool.query('create schema shop; create schema other');
    const connection = await opened(onPool(aPool('shop,other,public')));
    await write(connection, 'found');
    const { rows } = await pool.query('select name from shop.cursors');
    expect(rows).toEqual([{ name: 'found' }]);
    expect(await timesApplied('shop')).toEqual(await onceEach());
    expect(await schemasWith('cursors')).not.toContain('other');
    expect(connection.pgBoss.schema).toBe('shop_jobs');
  });

  it('an account is another than that of a pool which leads elsewhere', async () => {
    await pool.query('create schema elsewhere');
    await write(await account('here'), 'here');
    const connection = await opened(onPool(aPool('elsewhere')));
    expect(await read(connection)).toEqual([]);
  });

  it('it hears what is notified, and it leaves the pool open when it closes', async () => {
    await pool.query('create schema closing');
    const connection = await onPool(aPool('closing'));
    let hear: (payload: string) => void = () => undefined;
    const heard = new Promise<string>((resolve) => (hear = resolve));
    await connection.listen('changes', (payload) => hear(payload));
    await own.query("notify changes, 'one'");
    expect(await heard).toBe('one');
    await connection.close();
    expect((await own.query('select name from cursors')).rows).toEqual([]);
    expect(own.ended).toBe(false);
  });

  it('a search_path that leads nowhere is refused', async () => {
    // Where it opens nonetheless, a connection would take minutes to print.
    const opening = opened(onPool(aPool('nowhere'))).then(() => 'opened');
    await expect(opening).rejects.toThrow('No schema of the search_path is there');
  });
});

it('a schema in which another program counts its migrations is refused, whatever is in it', async () => {
  const other = await aDatabase();
  const address = String(other.variables['DATABASE_URL']);
  const team = new Pool({ connectionString: address });
  await team.query('create schema drizzle');
  await team.query(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint)',
  );
  await team.query(
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('a', 9e15)`,
  );
  const refused = openPostgres(address).then(() => 'opened');
  await expect(refused).rejects.toThrow('{ schema: … }');
  expect(await (await opened(openPostgres(address, { schema: 'till' }))).ping()).toBeUndefined();
  for (const connection of open) await connection.close();
  open = [];
  await team.end();
  await other.drop();
}, 60_000);
