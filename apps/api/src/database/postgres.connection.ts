import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { type ClientBase, Pool } from 'pg';
import { assetPath } from '../config/asset-path';
import type { Connection } from './connection';
import { PostgresListener } from './postgres.listener';
import * as schema from './schema/schema';

/** Connections for requests and workers; the job queue has a few of its own. */
const POOL_SIZE = 10;
const JOBS_POOL_SIZE = 4;

/**
 * Nothing of ours runs for long; a lock that does is better answered with 503 than waited for. A transaction whose
 * process is out of reach gives up what it locked.
 * A statement, not an option of the connection: PgBouncer refuses those.
 */
const LIMITS =
  'set lock_timeout = 5000; set statement_timeout = 15000; set idle_in_transaction_session_timeout = 20000';

/** Any number, the same in every replica: only one of them migrates at a time. */
const MIGRATION_LOCK = 7_010_000;

/**
 * PostgreSQL 15 or newer.
 * @param url `postgres://user:password@host:port/database`
 */
export async function openPostgres(url: string): Promise<Connection> {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    onConnect: limit,
  });
  // A connection that breaks is replaced by the pool, and its query fails; unheard, its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateAlone(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const listener = new PostgresListener(url);
  return {
    queries: drizzle(pool, { schema }),
    listen: (channel, handler) => listener.listen(channel, handler),
    pgBoss: { connectionString: url, max: JOBS_POOL_SIZE },
    ping: async () => void (await pool.query('select 1')),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

/** The pool waits for what it returns. */
function limit(client: ClientBase): unknown {
  return client.query(LIMITS);
}

async function migrateAlone(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set lock_timeout = 0; set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Whoever waits for a table, behind a backup for instance, keeps everybody else from it meanwhile.
    await client.query('set lock_timeout = 5000');
    await migrate(drizzle(client), { migrationsFolder: assetPath('migrations') });
  } finally {
    // Closing the connection gives up the lock and the settings with it.
    client.release(true);
  }
}
