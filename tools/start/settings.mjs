import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { workspaceRoot } from '../workspace.mjs';

/** It has every variable as it is when nobody sets it. */
const EXAMPLE = join(workspaceRoot, '.env.example');

/**
 * What the launcher itself must know of the environment; the API checks the whole of it.
 * Variables come first, then `.env`, as in the API.
 *
 * @param {NodeJS.ProcessEnv} variables
 * @param {string} folder where `.env` may be
 * @throws Error that names a port which is none
 */
export function readSettings(variables, folder) {
  const file = join(folder, '.env');
  const env = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...variables };
  return {
    host: env.HOST || '127.0.0.1',
    port: portOf(env, 'PORT', 7000),
    operatorPort: portOf(env, 'OPERATOR_PORT', 7070),
    emulatorPort: portOf(env, 'STRIPE_EMULATOR_PORT', 12111),
    businessName: env.STRIPE_EMULATOR_BUSINESS_NAME || env.SHOP_NAME || shopName(),
    dataDir: env.DATA_DIR || '.data',
    withEmulator: !env.STRIPE_SECRET_KEY,
    keepsMail: !env.SMTP_URL,
  };
}

function shopName() {
  return /^# SHOP_NAME=(.+)$/m.exec(readFileSync(EXAMPLE, 'utf8'))[1];
}

function portOf(env, name, ordinary) {
  const value = env[name] || String(ordinary);
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${name} is "${value}": expected a port, 1 to 65535`);
}
