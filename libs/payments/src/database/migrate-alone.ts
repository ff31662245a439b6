import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool, PoolClient } from 'pg';
import { firstMigration, migrationsFolder } from './migrations-folder';

/** Any number, the same in every replica: only one of them migrates at a time. */
const MIGRATION_LOCK = 7_010_000;

/** Where an account's tables and jobs are. */
export interface Schemas {
  readonly tables: string;
  readonly jobs: string;
}

/** Drizzle keeps one list for a schema, and would take another program's for that of our own migrations. */
async function refuseForeign(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ list: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as list`,
  );
  if (!rows[0]?.list) return;
  const { rows: found } = await client.query<{ foreign: boolean }>(
    'select count(*) > 0 and not coalesce(bool_or(created_at = $1), false) as foreign from drizzle.__drizzle_migrations',
    [firstMigration()],
  );
  if (found[0]?.foreign) {
    throw new Error(
      'Another program has its tables in the schema public: openPostgres(url, { schema: … }) keeps apart from them',
    );
  }
}

/**
 * Applies all migrations in the schema that the pool's connections are in.
 * @param made a name in `[a-z0-9_]` of a schema that is made first where it is not there
 * @returns where that is
 * @throws Error when they are in none
 */
export async function migrateAlone(pool: Pool, made?: string): Promise<Schemas> {
  const client = await pool.connect();
  try {
    await client.query('set lock_timeout = 0; set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Whoever waits for a table, behind a backup for instance, keeps everybody else from it meanwhile.
    await client.query('set lock_timeout = 5000');
    // PostgreSQL lets only one of those who make a schema at the same time succeed.
    if (made) await client.query(`create schema if not exists "${made}"`);
    const { rows } = await client.query<{ schema: string | null }>(
      'select current_schema() as schema',
    );
    const tables = rows[0]?.schema;
    if (!tables) throw new Error('No schema of the search_path is there');
    const isShared = tables === 'public';
    if (isShared) await refuseForeign(client);
    await migrate(drizzle(client), {
      migrationsFolder: migrationsFolder(),
      ...(!isShared && { migrationsSchema: tables }),
    });
    return { tables, jobs: isShared ? 'pgboss' : `${tables}_jobs` };
  } finally {
    // Closing the connection gives up the lock and the settings with it.
    client.release(true);
  }
}
