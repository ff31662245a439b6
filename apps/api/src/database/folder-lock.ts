import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Two processes on one embedded database destroy it, and nothing in the database itself refuses the second. */
export class FolderInUseError extends Error {
  constructor(folder: string, owner: number) {
    super(
      `The database in ${folder} belongs to process ${owner}. Stop that one, or set DATA_DIR to another folder.`,
    );
  }
}

/**
 * Takes the folder for this process; the lock of a process that is gone is taken over.
 * @returns gives the folder back
 * @throws FolderInUseError when a living process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'owner.pid');
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(await readFile(file, 'utf8').catch(() => ''));
      if (owner !== process.pid && isAlive(owner)) throw new FolderInUseError(folder, owner);
      await rm(file, { force: true });
    }
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
