import { DatabaseService } from '../src/database/database.service';
import { openEmbedded } from '../src/database/embedded.connection';
import { openPostgres } from '../src/database/postgres.connection';
import { aDatabase } from './a-database';

/** A database with nothing in its tables: PostgreSQL where `DATABASE_URL` names a server, embedded elsewhere. */
export async function anOpenDatabase(): Promise<{
  readonly database: DatabaseService;
  close(): Promise<void>;
}> {
  const { variables, drop } = await aDatabase();
  const url = variables['DATABASE_URL'];
  const database = new DatabaseService(await (url ? openPostgres(url) : openEmbedded(undefined)));
  return {
    database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
