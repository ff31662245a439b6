import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { inaccessible } from './machine/inaccessible';
import { subjects } from './machine/screens';
import { forget, type Screens } from './machine/screens-visit';
import { test } from './shopper.fixture';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const languages = { en: '/', ar: '/ar/' };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [language, root] of Object.entries(languages)) {
      test.describe(`${size}, ${colorScheme}, ${language}`, () => {
        test.use({
          ...{ viewport, colorScheme, locale: language },
          contextOptions: { reducedMotion: 'reduce' },
        });

        for (const [subject, screens] of Object.entries<Screens>(subjects)) {
          test(`${subject}: every screen is accessible, fits, and is kept in a picture`, async ({
            page,
            site,
            screenshotFolder,
            conduct,
          }) => {
            conduct.allow(/status of [45]\d\d|net::ERR_/);
            test.setTimeout(240_000);
            page.setDefaultTimeout(30_000);
            for (const [name, show] of Object.entries(screens)) {
              await show({ page, site, root });
              expect.soft(await tooWide(page), `pixels that ${name} is too wide`).toBe(0);
              expect.soft(await inaccessible(page), `what axe finds on ${name}`).toEqual([]);
              await unroll(page, name);
              await picturesLoaded(page);
              await page.screenshot({
                path: join(screenshotFolder, `${name}-${size}-${colorScheme}-${language}.png`),
                animations: 'disabled',
              });
              await page.setViewportSize(viewport);
              await forget(page);
            }
          });
        }
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

/** A screen as high as the page: what sticks to its end, or lies in a frame, is drawn where it belongs. */
async function unroll(page: Page, name: string): Promise<void> {
  // What lies over the page is at its place on the screen only.
  if (/^(panel|choices)/.test(name)) return;
  const size = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
  }));
  await page.setViewportSize(size);
}

/** Those below the fold are fetched only when somebody comes near. */
async function picturesLoaded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode()));
    await document.fonts.ready;
  });
}
