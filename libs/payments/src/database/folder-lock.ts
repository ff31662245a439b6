import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Two processes on one embedded database destroy it, and nothing in the database itself refuses the second. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly code = 'folder_in_use';

  constructor(folder: string, owner: number) {
    super(
      `The database in ${folder} belongs to process ${owner}. Stop that one, or set DATA_DIR to another folder.`,
    );
  }
}

/**
 * Takes the folder for this process; the lock of a process that is gone is taken over.
 *
 * Each owner adds `owner.<turn>.pid`, one higher than the last: of many that find the same dead owner only one can
 * make the next file, and nobody ever removes the highest.
 * @returns gives the folder back
 * @throws FolderInUseError when a living process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const draft = join(folder, `owner.${randomUUID()}.draft`);
  await writeFile(draft, String(process.pid));
  try {
    for (;;) {
      const [last = 0] = await turns(folder);
      const owner = Number(await readFile(fileOf(folder, last), 'utf8').catch(() => ''));
      if (owner !== process.pid && isAlive(owner)) throw new FolderInUseError(folder, owner);
      const file = fileOf(folder, last + 1);
      if (!(await isLinked(draft, file))) continue;
      const [highest, ...past] = await turns(folder);
      for (const turn of past) await rm(fileOf(folder, turn), { force: true });
      // Slow enough, others have come and gone since the files were listed.
      if (highest === last + 1) return () => writeFile(file, '');
    }
  } finally {
    await rm(draft, { force: true });
  }
}

const fileOf = (folder: string, turn: number) => join(folder, `owner.${turn}.pid`);

/** Highest first. */
async function turns(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .map((name) => Number(/^owner\.(\d+)\.pid$/.exec(name)?.[1]))
    .filter(Number.isInteger)
    .sort((a, b) => b - a);
}

/** With its content at once, so that nobody reads half of it. @returns false when the file is there already */
async function isLinked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
