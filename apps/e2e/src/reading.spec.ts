import { expect } from '@playwright/test';
import { screens } from './machine/screens';
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

test.beforeEach(({ conduct }) => conduct.allow(/status of [45]\d\d|net::ERR_/));

for (const [name, show] of Object.entries(screens)) {
  for (const root of languages) {
    test(`${name} at ${root} is all to be read, narrow, at twice its size and with letters of twice their size`, async ({
      page,
      site,
    }) => {
      await page.setViewportSize(zoomed);
      await show({ page, site, root });
      expect(await unreadable(page), 'at twice its size').toEqual([]);
      await page.setViewportSize(narrow);
      expect(await unreadable(page), 'at 320 pixels').toEqual([]);
      await page.setViewportSize(desktop);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await unreadable(page), 'with letters of twice their size').toEqual([]);
    });
  }

  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    test(`${name} has nothing that is too small to press on a ${size}`, async ({ page, site }) => {
      await page.setViewportSize(viewport);
      await show({ page, site, root: '/' });
      expect(await smallTargets(page)).toEqual([]);
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
        .evaluateAll((all) =>
          all
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 8)
            .map(({ textContent }) => textContent),
        );
      expect(tooWide, `at ${width} pixels`).toEqual([]);
    }
  });
}
