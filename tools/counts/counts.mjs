import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace.mjs';

const fileOf = (run) => join(workspaceRoot, 'test-results', run, 'counts.json');

/** Forgets the counts of earlier runs, so that a run which dies leaves none. */
export function clearCounts(runs) {
  for (const run of runs) rmSync(fileOf(run), { force: true });
}

/**
 * Prints `N passed, N failed` over the runs, as the last line. A run that counted no test is named, and counts as
 * one that failed.
 *
 * @param {string[]} runs folders of test-results/
 * @returns {boolean} whether all of them counted and nothing failed
 */
export function printTotal(runs) {
  const total = { passed: 0, failed: 0 };
  for (const run of runs) {
    const { passed, failed } = countsOf(run);
    if (passed + failed === 0) console.error(`${run} ran no test: it ended early.`);
    total.passed += passed;
    total.failed += passed + failed === 0 ? 1 : failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

function countsOf(run) {
  if (!existsSync(fileOf(run))) return { passed: 0, failed: 0 };
  return JSON.parse(readFileSync(fileOf(run), 'utf8'));
}
