import type { PgBossDatabase } from './pg-boss-database';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What both drivers answer to a raw statement. */
interface QueryResult extends PgQueryResultHKT {
  readonly type: { rows: Record<string, unknown>[] };
}

export type Queries = PgDatabase<QueryResult>;

/** Queries inside one transaction. Pass it on: the embedded database has a single connection. */
export type Transaction = Parameters<Parameters<Queries['transaction']>[0]>[0];

/** An open database, embedded or PostgreSQL, with all migrations applied. */
export interface Connection {
  readonly queries: Queries;
  /** How the job queue reaches the same database. */
  readonly pgBoss: PgBossDatabase;
  /** Calls the handler with each payload that is notified on the channel, by any process, from now on. */
  listen(channel: string, handler: (payload: string) => void): Promise<void>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
