import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { screens } from './machine/screens';
import { test } from './shopper.fixture';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const languages = { en: '/', ar: '/ar/' };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [language, root] of Object.entries(languages)) {
      test.describe(`${size}, ${colorScheme}, ${language}`, () => {
        test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

        test('every screen in pictures', async ({ page, site, screenshotFolder, conduct }) => {
          conduct.allow(/status of 4\d\d|net::ERR_FAILED/);
          test.setTimeout(240_000);
          for (const [name, show] of Object.entries(screens)) {
            await show({ page, site, root });
            expect(await tooWide(page), `pixels that ${name} is too wide`).toBe(0);
            await picturesLoaded(page);
            await page.screenshot({
              path: join(screenshotFolder, `${name}-${size}-${colorScheme}-${language}.png`),
              // What lies over the page is at its place on the screen only.
              fullPage: !/^(panel|choices)/.test(name),
              animations: 'disabled',
            });
            await page.evaluate(() => localStorage.clear());
          }
        });
      });
    }
  }
}

function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** Those below the fold are fetched only when somebody comes near. */
async function picturesLoaded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode()));
    await document.fonts.ready;
  });
}
