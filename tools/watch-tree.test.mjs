import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { watchTree } from './watch-tree.mjs';

describe('watching a tree', () => {
  let folder;
  let end;
  let heard;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'till-watch-'));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/main.ts'), 'one');
    end = watchTree(folder, () => heard?.());
  });
  afterEach(() => {
    end();
    rmSync(folder, { recursive: true });
  });

  /** What the change sets off is heard, and its echo is over before the next. */
  async function hears(change) {
    const notice = new Promise((resolve) => (heard = resolve));
    change();
    await Promise.race([notice, after(5_000).then(() => assert.fail('nothing was heard'))]);
    heard = undefined;
    await after(100);
  }

  const file = () => join(folder, 'src/main.ts');
  const replace = () => {
    writeFileSync(`${file()}.tmp`, 'two');
    renameSync(`${file()}.tmp`, file());
  };

  it('hears of every save, in place or by renaming, again and again', async () => {
    for (const save of [replace, replace, () => writeFileSync(file(), 'three'), replace]) {
      await hears(save);
    }
  });

  it('hears of a file in a folder that is new', async () => {
    await hears(() => mkdirSync(join(folder, 'src/orders')));
    await hears(() => writeFileSync(join(folder, 'src/orders/order.ts'), 'one'));
  });
});
