import { expect } from '@playwright/test';
import { screens, subjects } from './machine/screens';
import { forget, type Screens } from './machine/screens-visit';
import { smallTargets } from './machine/small-targets';
import { unreadable } from './machine/unreadable';
import { test } from './shopper.fixture';

const desktop = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const narrow = { width: 320, height: 640 };
/** A desktop's screen at 200 %. */
const zoomed = { width: 640, height: 360 };

/** Long words, and letters that run the other way. */
const languages = ['/de/', '/ar/'];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(({ conduct, page }) => {
  conduct.allow(/status of [45]\d\d|net::ERR_/);
  test.setTimeout(240_000);
  page.setDefaultTimeout(30_000);
});

for (const [subject, all] of Object.entries<Screens>(subjects)) {
  for (const root of languages) {
    test(`${subject} at ${root}: all is to be read, narrow, at twice its size and with letters of twice their size`, async ({
      page,
      site,
    }) => {
      for (const [name, show] of Object.entries(all)) {
        await page.setViewportSize(zoomed);
        await show({ page, site, root });
        expect.soft(await unreadable(page), `${name} at twice its size`).toEqual([]);
        await page.setViewportSize(narrow);
        expect.soft(await unreadable(page), `${name} at 320 pixels`).toEqual([]);
        await page.setViewportSize(desktop);
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        expect.soft(await unreadable(page), `${name} with large letters`).toEqual([]);
        await forget(page);
      }
    });
  }

  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    test(`${subject}: nothing is too small to press on a ${size}`, async ({ page, site }) => {
      await page.setViewportSize(viewport);
      for (const [name, show] of Object.entries(all)) {
        await show({ page, site, root: '/' });
        expect.soft(await smallTargets(page), name).toEqual([]);
        await forget(page);
      }
    });
  }
}

const lines = { cart: '.cart-line', 'order-partly-refunded': '.receipt-line' } as const;

for (const [name, line] of Object.entries(lines)) {
  test(`what a line of ${name} says stays inside of it, however wide the screen`, async ({
    page,
    site,
  }) => {
    await screens[name as keyof typeof lines]({ page, site, root: '/de/' });
    for (let width = 320; width <= 1440; width += 40) {
      await page.setViewportSize({ width, height: 800 });
      // What is pressed may have its padding outside.
      const tooWide = await page
        .locator(line)
        .evaluateAll((found) =>
          found
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 8)
            .map(({ textContent }) => textContent),
        );
      expect(tooWide, `at ${width} pixels`).toEqual([]);
    }
  });
}
