import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Part } from './part.mjs';

const SERVER = `
  require('node:net').createServer().listen(0, '127.0.0.1', function () {
    process.send({ type: 'ready', url: 'http://127.0.0.1:' + this.address().port });
  });`;
const OBEDIENT = `${SERVER}
  for (const event of ['SIGTERM', 'disconnect']) process.on(event, () => process.exit(0));`;
const STUBBORN = `${SERVER}
  process.on('SIGTERM', () => {});`;

/** A connection that is closed or reset when the process at its other end is gone. */
async function connectTo(url) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  return { closed: new Promise((done) => socket.on('close', done).on('error', done)) };
}

describe('a part of the shop', { timeout: 20_000 }, () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'till-part-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function aFileWith(name, source) {
    const path = join(folder, name);
    writeFileSync(path, source);
    return path;
  }

  it('ends when told to', async () => {
    const part = new Part('The shop', aFileWith('part.cjs', OBEDIENT));
    const connection = await connectTo(await part.ready);
    await part.stop(10_000);
    await connection.closed;
  });

  it('is killed when it does not end in time', async () => {
    const part = new Part('The shop', aFileWith('part.cjs', STUBBORN));
    const connection = await connectTo(await part.ready);
    await part.stop(100);
    await connection.closed;
  });

  it('is named when it ends untold', async () => {
    const part = new Part('The shop', aFileWith('part.cjs', 'process.exit(3)'));
    await assert.rejects(part.died, /^Error: The shop ended \(exit code 3\)/);
  });

  it('ends with a launcher that was killed', async () => {
    const launcher = fork(
      aFileWith(
        'launcher.mjs',
        `import { Part } from ${JSON.stringify(resolve(import.meta.dirname, 'part.mjs'))};
         const part = new Part('The shop', ${JSON.stringify(aFileWith('part.cjs', OBEDIENT))});
         process.send(await part.ready);`,
      ),
    );
    const [url] = await once(launcher, 'message');
    const connection = await connectTo(url);
    launcher.kill('SIGKILL');
    await connection.closed;
  });
});
