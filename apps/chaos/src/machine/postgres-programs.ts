import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = '/usr/lib/postgresql';

/** What keeps the suite from running on this machine. */
export class MachineError extends Error {}

/** @returns folder of the newest server's programs @throws MachineError where none is installed */
export function postgresPrograms(): string {
  const versions = existsSync(ROOT) ? readdirSync(ROOT).map(Number).filter(Number.isInteger) : [];
  const newest = Math.max(...versions);
  const folder = join(ROOT, String(newest), 'bin');
  if (!existsSync(join(folder, 'postgres'))) {
    throw new MachineError(
      `There is no PostgreSQL in ${ROOT}. Install one: apt-get install postgresql`,
    );
  }
  return folder;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
export function postgresUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' })),
    );
    return { uid: uid as number, gid: gid as number };
  } catch {
    throw new MachineError('PostgreSQL does not run as root, and there is no user postgres.');
  }
}
