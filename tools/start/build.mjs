import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { exitCode, spawnNx } from '../workspace.mjs';

const BUILT = /^\s*✔\s+nx run ([\w-]+):build\S*\s*(\[.*\])?/;

/**
 * Builds the projects, a line for each one as it is done. Nx answers from its cache what has not changed.
 *
 * @param {string[]} projects
 * @param {AbortSignal} signal stops the build
 * @param {(line: string) => void} [print]
 * @returns {Promise<boolean>} false when one failed; what Nx had to say of it is on the screen then
 */
export async function build(projects, signal, print = console.log) {
  const child = spawnNx(
    ['run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static-failures-only'],
    { stdio: ['ignore', 'pipe', 'pipe'], signal },
  );
  const rest = [];
  const read = (line) => {
    const [, project, cached] = BUILT.exec(stripVTControlCharacters(line)) ?? [];
    if (project) print(`  ✓ ${project} ${cached ? 'unchanged' : 'built'}`);
    else rest.push(line);
  };
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', read);
  }
  const succeeded = (await exitCode(child)) === 0;
  if (!succeeded && !signal.aborted) console.error(rest.join('\n'));
  return succeeded;
}
