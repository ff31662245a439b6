import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { ports } from './environment.mts';
import type { LighthouseOptions } from './lighthouse/lighthouse.fixture';
import base from './playwright.config.mts';

const workspaceRoot = resolve(import.meta.dirname, '../..');
const results = join(workspaceRoot, 'test-results/lighthouse');

/** The built shop, measured. More runs for the figures that vary: `npm run lighthouse -- --repeat-each=5`. */
export default defineConfig<LighthouseOptions>({
  ...base,
  testDir: './lighthouse',
  outputDir: join(results, 'artifacts'),
  // One page at a time, so that nothing of ours disturbs what is measured.
  workers: 1,
  retries: 1,
  timeout: 240_000,
  reporter: [
    ['list'],
    [join(workspaceRoot, 'tools/counts/playwright-counts.mjs'), { run: 'lighthouse' }],
    ['./lighthouse/medians.reporter.ts', { folder: results }],
  ],
  use: { ...base.use, debuggingPort: ports.debugging, screenshot: 'off', trace: 'off' },
});
