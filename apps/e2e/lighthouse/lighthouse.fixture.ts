import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import lighthouse, { type Result } from 'lighthouse';
import { test as base } from '../src/shopper.fixture';

/** A busy machine is no fault of the shop. */
const PATIENCE_MS = 90_000;

/** The browser lost the beginning of its recording, which says nothing of the page. */
const hasLostTrace = ({ runtimeError }: Result) => runtimeError?.code === 'NO_NAVSTART';

const TRIES = 4;

export interface LighthouseOptions {
  /** Where Lighthouse talks to the browser. */
  debuggingPort: number;
}

interface LighthouseFixtures {
  /**
   * Measures the page on Lighthouse's phone, with its slow line and slow processor, in a browser of its own.
   * @param skipAudits names of what is not asked of the page
   */
  measure: (path: string, skipAudits?: string[]) => Promise<Result>;
}

export const test = base.extend<LighthouseOptions & LighthouseFixtures>({
  debuggingPort: [0, { option: true }],
  measure: async ({ site, launchOptions, debuggingPort }, use, testInfo) => {
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--remote-debugging-port=${debuggingPort}`],
    });
    const look = async (path: string, skipAudits: string[]) => {
      const run = await lighthouse(site.shopUrl + path, {
        port: debuggingPort,
        output: 'html',
        logLevel: 'error',
        skipAudits,
        maxWaitForFcp: PATIENCE_MS,
        maxWaitForLoad: PATIENCE_MS,
      });
      if (!run) throw new Error(`Lighthouse had nothing to say of ${path}`);
      return run;
    };
    await use(async (path, skipAudits = []) => {
      let run = await look(path, skipAudits);
      for (let tries = 1; tries < TRIES && hasLostTrace(run.lhr); tries += 1) {
        run = await look(path, skipAudits);
      }
      expect(run.lhr.runtimeError?.message).toBeUndefined();
      await keep(run.report, testInfo.outputPath('report.html'));
      return run.lhr;
    });
    await browser.close();
  },
});

async function keep(report: string | string[], file: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, String(report));
}
