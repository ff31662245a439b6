import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIRST = '0000_start';

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

/**
 * Where the migrations are: next to the bundle when built, in the library when run from source. Another program's own
 * are passed over.
 * @throws Error when they are nowhere
 */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const candidate of ['migrations', 'libs/payments/migrations']) {
      const found = join(folder, candidate);
      if (journalIn(found)?.entries[0]?.tag === FIRST) return found;
    }
    if (folder === dirname(folder)) throw new Error('The migrations are not beside the program');
    folder = dirname(folder);
  }
}

/** When the first was made, ms since 1970: it stands in the list of every database that is ours. */
export function firstMigration(): number | undefined {
  return journalIn(migrationsFolder())?.entries[0]?.when;
}

function journalIn(folder: string): Journal | undefined {
  const file = join(folder, 'meta/_journal.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Journal) : undefined;
}
