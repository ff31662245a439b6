import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { exitCode, workspaceRoot } from '../workspace.mjs';
import { portsTaken } from './ports.mjs';

const FREE = {
  host: '127.0.0.1',
  port: 0,
  operatorPort: 0,
  emulatorPort: 0,
  businessName: 'A shop',
  dataDir: '.data',
  withEmulator: true,
  keepsMail: true,
};

async function aTakenPort(t, host = '127.0.0.1') {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  t.after(() => server.close());
  return server.address()['port'];
}

describe('ports of the shop', () => {
  it('nothing is said while all are free', async () => {
    assert.equal(await portsTaken(FREE), undefined);
  });

  it('a taken port is named with the way out', async (t) => {
    const port = await aTakenPort(t);
    assert.equal(
      await portsTaken({ ...FREE, port }),
      `Port ${port} is in use. Try: PORT=${port + 1} npm start`,
    );
  });

  it('several are named in one line', async (t) => {
    const [operatorPort, emulatorPort] = [await aTakenPort(t), await aTakenPort(t)];
    assert.equal(
      await portsTaken({ ...FREE, operatorPort, emulatorPort }),
      `Ports ${operatorPort} and ${emulatorPort} are in use. Try: ` +
        `OPERATOR_PORT=${operatorPort + 1} STRIPE_EMULATOR_PORT=${emulatorPort + 1} npm start`,
    );
  });

  it('a port that only localhost answers on is taken too', async (t) => {
    const port = await aTakenPort(t, '0.0.0.0');
    assert.match(await portsTaken({ ...FREE, port }), /in use/);
  });

  it("the emulator's port does not matter to a shop with keys", async (t) => {
    const emulatorPort = await aTakenPort(t);
    assert.equal(await portsTaken({ ...FREE, emulatorPort, withEmulator: false }), undefined);
  });

  it('npm start says so in one line and builds nothing', async (t) => {
    const port = await aTakenPort(t);
    const launcher = spawn(process.execPath, ['tools/start.mjs'], {
      cwd: workspaceRoot,
      env: { ...process.env, PORT: String(port) },
    });
    const [out, err, code] = await Promise.all([
      text(launcher.stdout),
      text(launcher.stderr),
      exitCode(launcher),
    ]);
    assert.equal(out, '');
    assert.match(err, /^Port.* Try: PORT=.*npm start\n$/);
    assert.equal(code, 1);
  });
});
