import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { EngineOptions } from './engines/engines.fixture';
import base, { shop } from './playwright.config.mts';

const workspaceRoot = resolve(import.meta.dirname, '../..');
const results = join(workspaceRoot, 'test-results/engines');

/** The shop in the engines of Firefox and Safari, in which what Chromium forgives may be broken. */
export default defineConfig<EngineOptions>({
  ...base,
  testDir: './engines',
  outputDir: join(results, 'artifacts'),
  reporter: [
    ['list'],
    [join(workspaceRoot, 'tools/counts/playwright-counts.mjs'), { run: 'engines' }],
  ],
  projects: [
    { name: 'firefox', use: { engine: 'firefox' } },
    { name: 'webkit', testIgnore: 'firefox.spec.ts', use: { engine: 'webkit' } },
  ],
  // Paid on Stripe's page inside the shop where there is room for it, and on Stripe's own elsewhere.
  webServer: { ...shop, env: { ...shop.env, CHECKOUT_MODE: 'auto' } },
});
