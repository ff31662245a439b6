import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the migrations are: next to the bundle when built, in the library when run from source.
 * @throws Error when they are nowhere
 */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const candidate of ['migrations', 'libs/payments/migrations']) {
      // Drizzle's own list of them: another tool's migrations have none.
      if (existsSync(join(folder, candidate, 'meta/_journal.json'))) return join(folder, candidate);
    }
    if (folder === dirname(folder)) throw new Error('The migrations are not beside the program');
    folder = dirname(folder);
  }
}
