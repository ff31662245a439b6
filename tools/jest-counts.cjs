// Leaves each project's counts in test-results/, an output of the cached target, so that `npm test`
// can add them up whether Jest ran or the cache answered.
const { mkdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

module.exports = class JestCounts {
  constructor(globalConfig) {
    this.project = basename(globalConfig.rootDir);
  }

  onRunComplete(_contexts, results) {
    const folder = join(__dirname, '..', 'test-results', this.project);
    mkdirSync(folder, { recursive: true });
    const counts = { passed: results.numPassedTests, failed: results.numFailedTests };
    writeFileSync(join(folder, 'jest.json'), JSON.stringify(counts));
  }
};
