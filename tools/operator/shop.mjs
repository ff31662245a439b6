import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { build } from '../start/build.mjs';
import { Part } from '../start/part.mjs';
import { readSettings } from '../start/settings.mjs';
import { workspaceRoot } from '../workspace.mjs';

const PROGRAM = 'dist/apps/api/main.js';
const STOP_WITHIN_MS = 9_000;

/** There is no shop to ask; the message says why. */
export class NoShopError extends Error {}

/**
 * The shop that runs, found at the operator's port; where nothing runs, the same program in a process of its own that
 * serves no shopper and ends when it is closed.
 *
 * @returns {Promise<{ url: string, token: () => string, close: () => Promise<void> }>}
 * @throws NoShopError
 */
export async function findShop() {
  const settings = readSettings(process.env, workspaceRoot);
  const file = join(resolve(workspaceRoot, settings.dataDir), 'operator-token');
  const token = () => tokenIn(file);
  if (await answers(settings.operatorPort)) {
    const url = `http://127.0.0.1:${settings.operatorPort}`;
    return { url, token, close: async () => undefined };
  }
  const part = await startAlone(settings.operatorPort);
  return { ...part, token };
}

async function startAlone(operatorPort) {
  if (!existsSync(join(workspaceRoot, PROGRAM))) {
    console.error('Building the shop, since it was not built yet');
    if (!(await build(['api'], AbortSignal.timeout(600_000), console.error))) {
      throw new NoShopError('The build failed: see above.');
    }
  }
  // Standard output is the command's own.
  const options = { args: ['operator'], stdout: 2 };
  const part = new Part('The shop', PROGRAM, { OPERATOR_PORT: '0' }, options);
  const close = () => part.stop(STOP_WITHIN_MS);
  try {
    return { url: await Promise.race([part.ready, part.died]), close };
  } catch (error) {
    throw new NoShopError(
      `No shop answers at OPERATOR_PORT ${operatorPort}, and none can be started here: ${error.message}.\n` +
        'If a shop runs, check that OPERATOR_PORT and DATA_DIR are those of it.',
    );
  }
}

function tokenIn(file) {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new NoShopError(`There is no ${file}. Is DATA_DIR that of the shop which runs?`);
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}
