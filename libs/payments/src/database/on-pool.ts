import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Connection } from './connection';
import { migrateAlone, type Schemas } from './migrate-alone';
import { PostgresListener } from './postgres.listener';

/** Connections that the job queue may have at a time, beside the pool's. */
const JOBS_POOL_SIZE = 4;

/**
 * Keeps an account where the application's own pool leads (node-postgres, PostgreSQL 15 or newer), in the first schema
 * of its `search_path`. The pool stays the application's: its limits hold, and it is the application that ends it.
 * @throws Error when that schema is not there, or PostgreSQL's own when it cannot be reached or migrated
 */
export async function onPool(pool: Pool): Promise<Connection> {
  return connectionOf(pool, await migrateAlone(pool));
}

/** What leads to the database of a pool that has been migrated. */
export function connectionOf(pool: Pool, { jobs }: Schemas): Connection {
  const { connectionString, host, port, database, user, password, ssl } = pool.options;
  const given = { connectionString, host, port, database, user, password, ssl };
  const address = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  const listener = new PostgresListener(address);
  return {
    queries: drizzle(pool),
    listen: (channel, handler) => listener.listen(channel, handler),
    pgBoss: { ...address, schema: jobs, max: JOBS_POOL_SIZE },
    ping: async () => void (await pool.query('select 1')),
    close: () => listener.close(),
  };
}
