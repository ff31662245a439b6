import { writeFile } from 'node:fs/promises';
import { test as base } from '@playwright/test';
import type { Site } from '../src/machine/browser-conduct';
import type { BrowserWindow, WindowSize } from './browser-window';
import { FirefoxWindow } from './firefox.window';
import { WebkitWindow } from './webkit.window';

export type Engine = 'firefox' | 'webkit';

export interface EngineOptions {
  site: Site;
  engine: Engine;
  size: WindowSize;
}

interface EngineFixtures {
  window: BrowserWindow;
}

const engines = { firefox: FirefoxWindow, webkit: WebkitWindow };

/** Somebody with a browser that is not of Chromium's kind. What it showed last is kept where a test fails. */
export const test = base.extend<EngineOptions & EngineFixtures>({
  site: [{ shopUrl: '', emulatorUrl: '' }, { option: true }],
  engine: ['firefox', { option: true }],
  size: [{ width: 1280, height: 900 }, { option: true }],
  window: async ({ engine, size }, use, testInfo) => {
    const window = await engines[engine].create(size);
    try {
      await use(window);
      if (testInfo.status !== testInfo.expectedStatus) {
        await writeFile(testInfo.outputPath('shown.png'), await window.picture());
      }
    } finally {
      await window.close();
    }
  },
});
