import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUseError, lockFolder } from './folder-lock';

const aFolder = () => mkdtempSync(join(tmpdir(), 'till-lock-'));

it('a folder that another living process has is refused, naming it', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const folder = aFolder();
  writeFileSync(join(folder, 'owner.3.pid'), String(other.pid));
  const refused = lockFolder(folder);
  await expect(refused).rejects.toThrow(FolderInUseError);
  await expect(refused).rejects.toThrow(String(other.pid));
  other.kill('SIGKILL');
});

it.each(['999999999', '', 'no number'])(
  'the lock %j of a process that is gone is taken over',
  async (owner) => {
    const folder = aFolder();
    writeFileSync(join(folder, 'owner.3.pid'), owner);
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

it('of many processes that start at once exactly one gets the folder', async () => {
  const contenders = Array.from({ length: 20 }, aContender);
  try {
    await Promise.all(contenders.map(({ started }) => started));
    for (let round = 0; round < 10; round += 1) {
      const folder = aFolder();
      // Every other folder was left behind by a process that is gone.
      if (round % 2) writeFileSync(join(folder, 'owner.1.pid'), '999999999');
      const outcomes = await Promise.all(contenders.map(({ take }) => take(folder)));
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(19);
    }
  } finally {
    for (const { end } of contenders) end();
  }
}, 60_000);

/** A process that takes the folders it is told to, and keeps them. */
function aContender() {
  const code = `
    const { lockFolder } = await import(${JSON.stringify(join(__dirname, 'folder-lock.ts'))});
    process.on('message', async (folder) => {
      const outcome = await lockFolder(folder).then(() => 'taken', (error) =>
        error.constructor.name === 'FolderInUseError' ? 'refused' : String(error));
      process.send(outcome);
    });
    process.send('started');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  return {
    started: once(child, 'message'),
    take: async (folder: string): Promise<string> => {
      child.send(folder);
      const [outcome] = (await once(child, 'message')) as [string];
      return outcome;
    },
    end: () => child.kill('SIGKILL'),
  };
}
