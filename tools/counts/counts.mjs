import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace.mjs';

const fileOf = (run) => join(workspaceRoot, 'test-results', run, 'counts.json');

/** Forgets the counts of earlier runs, so that a run which dies leaves none. */
export function clearCounts(runs) {
  for (const run of runs) rmSync(fileOf(run), { force: true });
}

/**
 * Prints `N passed, N failed` over the runs, as the last line, and names each run that left no counts.
 *
 * @param {string[]} runs folders of test-results/
 * @returns {boolean} whether all of them counted and nothing failed
 */
export function printTotal(runs) {
  const silent = runs.filter((run) => !existsSync(fileOf(run)));
  for (const run of silent) console.error(`${run} did not count its tests: it ended early.`);
  const total = { passed: 0, failed: silent.length };
  for (const run of runs.filter((run) => !silent.includes(run))) {
    const { passed, failed } = JSON.parse(readFileSync(fileOf(run), 'utf8'));
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
