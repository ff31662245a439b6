import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another running emulator keeps its journal in the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another Stripe emulator uses ${folder}. Stop it, or choose another folder: STRIPE_EMULATOR_DATA_DIR.`,
    );
  }
}

/** Lets go of the folder. */
export type Release = () => Promise<void>;

/**
 * Holds a folder for one emulator alone, by listening on a socket that is named after it: the
 * operating system lets go of it however the process ends. @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<Release> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const socket = socketOf(realpathSync(folder));
  const lock = (await listen(socket)) ?? (await replace(socket));
  if (!lock) throw new FolderInUse(folder);
  return async () => {
    lock.close();
    await once(lock, 'close');
  };
}

/** In the folder of temporary files, as a socket's path is limited to some hundred characters. */
function socketOf(folder: string): string {
  const name = `stripe-emulator-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

async function listen(socket: string): Promise<Server | undefined> {
  const server = createServer((connection) => connection.destroy());
  try {
    await once(server.listen(socket), 'listening');
    return server.unref();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

/** Takes over the socket of a process that was killed. */
async function replace(socket: string): Promise<Server | undefined> {
  if (await isAlive(socket)) return undefined;
  rmSync(socket, { force: true });
  return listen(socket);
}

function isAlive(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });
}
