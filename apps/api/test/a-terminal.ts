import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Shop } from './a-shop';

const WORKSPACE = join(__dirname, '../../..');
const PROGRAM = join(WORKSPACE, 'dist/apps/api/main.js');

/** What a command left on the terminal. */
export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Types a command of the operator's, such as `order`, as npm runs it. */
export function aTerminal(shop: Shop, variables: Record<string, string>) {
  if (!existsSync(PROGRAM)) throw new Error('Build it first: npx nx build api');
  return (command: string, ...args: string[]): Promise<Printed> =>
    new Promise((resolve) => {
      const env = { ...process.env, NODE_OPTIONS: '', ...shop.variables, ...variables };
      const script = join(WORKSPACE, 'tools', `${command}.mjs`);
      const child = execFile(
        process.execPath,
        [script, ...args],
        { cwd: WORKSPACE, env },
        (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });
}
