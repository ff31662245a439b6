import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { join } from 'node:path';
import { fromPglite } from 'pg-boss';
import type { Connection } from './connection';
import { lockFolder } from './folder-lock';
import { migrationsFolder } from './migrations-folder';
import { makePrivate } from './private-folder';

/**
 * PostgreSQL compiled to WebAssembly, in `DATA_DIR/database`, owned by this process.
 * @param dataDir the folder, or undefined for a database that lives in memory
 * @throws FolderInUseError when another process owns the folder
 */
export async function openEmbedded(dataDir: string | undefined): Promise<Connection> {
  const folder = dataDir && join(dataDir, 'database');
  if (folder) {
    makePrivate(dataDir);
    // The database's own files are for everybody.
    makePrivate(folder);
  }
  const unlock = folder ? await lockFolder(folder) : async () => undefined;
  try {
    const pglite = await PGlite.create(folder ? join(folder, 'pg') : undefined);
    const queries = drizzle(pglite);
    await migrate(queries, { migrationsFolder: migrationsFolder() });
    return {
      queries,
      pgBoss: { db: fromPglite(pglite), backend: 'pglite' },
      listen: async (channel, handler) => void (await pglite.listen(channel, handler)),
      ping: async () => void (await pglite.query('select 1')),
      close: async () => {
        await pglite.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
