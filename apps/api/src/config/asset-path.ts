import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where a file or folder that ships beside the program is: next to the bundle when built, in `apps/api` when run
 * from source or by the dev loop.
 * @throws Error when it is nowhere
 */
export function assetPath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const candidate of [join(folder, name), join(folder, 'apps/api', name)]) {
      if (existsSync(candidate)) return candidate;
    }
    if (folder === dirname(folder)) throw new Error(`${name} is not beside the program`);
    folder = dirname(folder);
  }
}
