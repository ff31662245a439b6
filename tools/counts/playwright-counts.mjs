import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace.mjs';

const folder = join(workspaceRoot, 'test-results/e2e');

/** Playwright reporter that leaves the counts beside those of the other runs. */
export default class PlaywrightCounts {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const outcomes = this.suite.allTests().map((test) => test.outcome());
    const passed = outcomes.filter((outcome) => ['expected', 'flaky'].includes(outcome)).length;
    mkdirSync(folder, { recursive: true });
    const counts = { passed, failed: outcomes.length - passed };
    writeFileSync(join(folder, 'counts.json'), JSON.stringify(counts));
  }
}
