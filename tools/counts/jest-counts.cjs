// Leaves a project's counts in test-results/, an output of the cached target, so that `npm test` can add
// them up whether Jest ran or the cache answered.
const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

module.exports = class JestCounts {
  constructor({ rootDir }) {
    const run = process.env.TEST_RUN ?? basename(rootDir);
    this.folder = join(__dirname, '../../test-results', run);
  }

  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    };
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'counts.json'), JSON.stringify(counts));
  }
};
