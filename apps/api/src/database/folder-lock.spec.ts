import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUseError, lockFolder } from './folder-lock';

const aFolder = () => mkdtempSync(join(tmpdir(), 'till-lock-'));

it('a folder that another living process has is refused, naming it', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const folder = aFolder();
  writeFileSync(join(folder, 'owner.pid'), String(other.pid));
  const refused = lockFolder(folder);
  await expect(refused).rejects.toThrow(FolderInUseError);
  await expect(refused).rejects.toThrow(String(other.pid));
  other.kill('SIGKILL');
});

it.each(['999999999', '', 'no number'])(
  'the lock %j of a process that is gone is taken over',
  async (owner) => {
    const folder = aFolder();
    writeFileSync(join(folder, 'owner.pid'), owner);
    const unlock = await lockFolder(folder);
    await unlock();
  },
);

it('a folder that was given back can be taken again', async () => {
  const folder = aFolder();
  const unlock = await lockFolder(folder);
  await unlock();
  await (
    await lockFolder(folder)
  )();
});
