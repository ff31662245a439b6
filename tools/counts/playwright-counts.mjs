import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace.mjs';

/** Playwright reporter that leaves the counts beside those of the other runs. */
export default class PlaywrightCounts {
  /** @param {{ run?: string }} options `run` is a folder of test-results/ */
  constructor({ run = 'e2e' } = {}) {
    this.folder = join(workspaceRoot, 'test-results', run);
  }

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const outcomes = this.suite.allTests().map((test) => test.outcome());
    const passed = outcomes.filter((outcome) => ['expected', 'flaky'].includes(outcome)).length;
    mkdirSync(this.folder, { recursive: true });
    const counts = { passed, failed: outcomes.length - passed };
    writeFileSync(join(this.folder, 'counts.json'), JSON.stringify(counts));
  }
}
