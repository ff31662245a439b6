import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../../dist/apps/stripe-emulator/main.js');

export interface Emulator {
  readonly port: number;
  /** The emulator's control API. */
  control<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>;
  /** As a machine that loses its power. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** The built Stripe emulator in a process of its own, on a free port unless one is named. */
export async function anEmulator(variables: Record<string, string> = {}): Promise<Emulator> {
  if (!existsSync(PROGRAM)) throw new Error('Build it first: npx nx build stripe-emulator');
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, NODE_OPTIONS: '', STRIPE_EMULATOR_PORT: '0', ...variables },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await listening(child);
  return {
    port,
    async control(method, path, body) {
      const answer = await fetch(`http://127.0.0.1:${port}/_emulator/${path}`, {
        method,
        headers: { 'X-Emulator-Control': '1', 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json() as never;
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function listening(child: ChildProcess): Promise<number> {
  const failed = once(child, 'exit').then(() => {
    throw new Error('The emulator did not start');
  });
  const [message] = (await Promise.race([once(child, 'message'), failed])) as [{ url: string }];
  return Number(new URL(message.url).port);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
