import { execFileSync, spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

const NX = 'node_modules/nx/dist/bin/nx.js';

export const workspaceRoot = resolve(import.meta.dirname, '..');

/** Children find the project's pinned Node before the machine's own. Nx answers and is gone: no daemon, no screen. */
export const toolEnv = {
  ...process.env,
  PATH: [join(workspaceRoot, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  NX_DAEMON: 'false',
  NX_TUI: 'false',
};

/**
 * Starts the pinned Node in the workspace's root.
 *
 * @param {string[]} args script first
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function spawnNode(args, options = {}) {
  return spawn('node', args, { cwd: workspaceRoot, env: toolEnv, ...options });
}

/**
 * @param {string[]} args as on Nx's command line
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function spawnNx(args, options) {
  return spawnNode([NX, ...args], options);
}

/** Names of the projects that have the target. */
export function projectsWith(target) {
  const args = [NX, 'show', 'projects', `--with-target=${target}`, '--json'];
  return JSON.parse(
    execFileSync('node', args, { cwd: workspaceRoot, env: toolEnv, encoding: 'utf8' }),
  );
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} exit code; 1 where a signal ended it
 */
export function exitCode(child) {
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
  });
}
