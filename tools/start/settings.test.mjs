import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readSettings } from './settings.mjs';

describe('settings of the launcher', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'till-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has a default for everything', () => {
    assert.deepEqual(readSettings({}, folder), {
      host: '127.0.0.1',
      port: 7000,
      operatorPort: 7070,
      emulatorPort: 12111,
      businessName: 'Kettle & Clay',
      dataDir: '.data',
      withEmulator: true,
      keepsMail: true,
    });
  });

  it('reads .env, and a variable wins over it', () => {
    writeFileSync(join(folder, '.env'), 'PORT=7001\nOPERATOR_PORT=7071\n');
    const { port, operatorPort } = readSettings({ PORT: '7002' }, folder);
    assert.deepEqual([port, operatorPort], [7002, 7071]);
  });

  it('names a port that is none, and what is expected', () => {
    for (const value of ['abc', '70000', '0', '-1', '7.5']) {
      assert.throws(() => readSettings({ PORT: value }, folder), {
        message: `PORT is "${value}": expected a port, 1 to 65535`,
      });
    }
  });

  it('starts no emulator beside keys of Stripe, wherever they stand', () => {
    writeFileSync(join(folder, '.env'), 'STRIPE_SECRET_KEY=sk_test_of_an_account\n');
    assert.equal(readSettings({}, folder).withEmulator, false);
  });
});
