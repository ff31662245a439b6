import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { EmulatorOptions } from './browser/emulator.fixture';

const workspaceRoot = resolve(import.meta.dirname, '../..');
const results = join(workspaceRoot, 'test-results/stripe-emulator-e2e');
const port = Number(process.env['E2E_STANDALONE_EMULATOR_PORT'] || 17211);
/** Empty: the Chromium that Playwright installs. */
const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const url = `http://localhost:${port}`;

export default defineConfig<EmulatorOptions>({
  testDir: './browser',
  outputDir: join(results, 'artifacts'),
  fullyParallel: true,
  forbidOnly: true,
  // What passes the second time only is reported as flaky, with its trace.
  retries: process.env['CI'] ? 1 : 0,
  // Long waits that end as soon as there is something to see: a busy machine is no fault of the page.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  reporter: [
    ['list'],
    [join(workspaceRoot, 'tools/counts/playwright-counts.mjs'), { run: 'stripe-emulator-e2e' }],
  ],
  use: {
    emulatorUrl: url,
    browserName: 'chromium',
    locale: 'en-US',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-first-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
    },
  },
  webServer: {
    command: 'node dist/apps/stripe-emulator/main.js',
    url,
    cwd: workspaceRoot,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: { STRIPE_EMULATOR_PORT: String(port), STRIPE_EMULATOR_BUSINESS_NAME: 'Corner Shop' },
  },
});
