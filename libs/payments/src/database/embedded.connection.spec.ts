import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from './embedded.connection';

it('nobody but its owner gets into the folder of the embedded database, made before or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'till-embedded-'));
  const dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'database'), { recursive: true, mode: 0o777 });
  const { close } = await openEmbedded(dataDir);
  const modes = [dataDir, join(dataDir, 'database')].map((path) => statSync(path).mode & 0o777);
  await close();
  rmSync(folder, { recursive: true });
  expect(modes).toEqual([0o700, 0o700]);
}, 60_000);
