import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Connection, Queries, Transaction } from './connection';
import { isRepeatable } from './database-error';

const MAX_TRIES = 5;

/** The shop's database, embedded or PostgreSQL: the same schema and the same behaviour. */
export class DatabaseService {
  private readonly inTransaction = new AsyncLocalStorage<true>();

  constructor(private readonly connection: Connection) {}

  /**
   * Queries outside a transaction.
   * @throws Error inside one: the embedded database has one connection, so such a query would wait for itself
   */
  get queries(): Queries {
    if (this.inTransaction.getStore()) {
      throw new Error('Inside a transaction, query through the transaction');
    }
    return this.connection.queries;
  }

  get pgBoss() {
    return this.connection.pgBoss;
  }

  /** Commits what `work` did, or nothing of it. A deadlock or a serialization failure is tried again. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { queries } = this;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await queries.transaction((tx) => this.inTransaction.run(true, () => work(tx)));
      } catch (error) {
        if (attempt === MAX_TRIES || !isRepeatable(error)) throw error;
        await wait(10 * attempt * (1 + Math.random()));
      }
    }
  }

  /** Reads as of one moment, whatever is written meanwhile; nothing can be changed by it. */
  snapshot<T>(read: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.queries.transaction((tx) => this.inTransaction.run(true, () => read(tx)), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    });
  }

  /** Tells every listener of the channel, in every process, when the transaction commits. */
  async notify(tx: Transaction, channel: string, payload: string): Promise<void> {
    await tx.execute(sql`select pg_notify(${channel}, ${payload})`);
  }

  /** Calls the handler with what is notified from now on; what was said while the database was away is lost. */
  listen(channel: string, handler: (payload: string) => void): Promise<void> {
    return this.connection.listen(channel, handler);
  }

  /** Whether both lead to the same tables by the same connection. */
  sharesWith({ connection }: DatabaseService): boolean {
    return connection === this.connection;
  }

  ping(): Promise<void> {
    return this.connection.ping();
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
