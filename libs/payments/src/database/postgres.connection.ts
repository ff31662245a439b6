import { type ClientBase, Pool } from 'pg';
import type { Connection } from './connection';
import { migrateAlone } from './migrate-alone';
import { connectionOf } from './on-pool';

/** Connections for requests and workers; the job queue has a few of its own. */
const POOL_SIZE = 10;

/**
 * Nothing of ours runs for long; a lock that does is better answered with 503 than waited for. A transaction whose
 * process is out of reach gives up what it locked.
 * A statement, not an option of the connection: PgBouncer refuses those.
 */
const LIMITS =
  'set lock_timeout = 5000; set statement_timeout = 15000; set idle_in_transaction_session_timeout = 20000';

/** With what the jobs' schema is called after it, no longer than pg-boss takes: 50. */
const SCHEMA = /^[a-z_][a-z0-9_]{0,44}$/;

export interface PostgresOptions {
  /**
   * Where the account's tables are, made where it is not there: up to 45 small letters, digits and `_`. Its jobs are in
   * another, of that name and `_jobs`. `public` and `pgboss` where none is named.
   */
  readonly schema?: string;
}

/**
 * PostgreSQL 15 or newer. Each account of an application has a schema of its own.
 * @param url `postgres://user:password@host:port/database`
 * @throws RangeError for a name of a schema that is none, Error of PostgreSQL when it cannot be reached or migrated
 */
export async function openPostgres(
  url: string,
  { schema }: PostgresOptions = {},
): Promise<Connection> {
  if (schema !== undefined && !SCHEMA.test(schema)) throw new RangeError('No name of a schema');
  const statements = schema ? `${LIMITS}; set search_path = "${schema}"` : LIMITS;
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    // The pool waits for what it returns.
    onConnect: (client: ClientBase): unknown => client.query(statements),
  });
  // A connection that breaks is replaced by the pool, and its query fails; unheard, its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const connection = connectionOf(pool, await migrateAlone(pool, schema));
    return {
      ...connection,
      close: async () => {
        await connection.close();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
