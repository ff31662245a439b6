import { expect, type Page } from '@playwright/test';
import { test } from './shopper.fixture';

/** What moved between two pages, by the name of its picture on the screen, and for how many milliseconds. */
type Moves = Record<string, number>;

async function movesOf(page: Page, change: () => Promise<void>): Promise<Moves> {
  await page.evaluate(() => {
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (change) => {
      const transition = start(change);
      void transition.ready.then(() => {
        const moves = document.getAnimations().flatMap(({ effect }) => {
          if (!(effect instanceof KeyframeEffect) || !effect.pseudoElement) return [];
          return [[effect.pseudoElement, Number(effect.getComputedTiming().duration)]];
        });
        document.body.dataset['moves'] = JSON.stringify(Object.fromEntries(moves));
      });
      return transition;
    };
  });
  await change();
  await expect(page.locator('body')).toHaveAttribute('data-moves', /./);
  return JSON.parse((await page.locator('body').getAttribute('data-moves')) ?? '') as Moves;
}

const PICTURE = '::view-transition-group(product-picture)';

test.describe('between the list and a product', () => {
  test('the picture travels', async ({ shopper: { page, catalog } }) => {
    await catalog.open();
    await catalog.untilAlive();
    const moves = await movesOf(page, () => catalog.openProduct('Round Teapot'));
    expect(moves[PICTURE]).toBeGreaterThan(100);
  });

  test.describe('where motion is not wanted', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } });

    test('nothing is seen to move', async ({ shopper: { page, catalog } }) => {
      await catalog.open();
      await catalog.untilAlive();
      const moves = await movesOf(page, () => catalog.openProduct('Round Teapot'));
      expect(Math.max(...Object.values(moves))).toBeLessThan(1);
    });
  });
});

test('an order on paper is what was bought, and nothing to press', async ({ shopper }) => {
  const { page } = shopper;
  await shopper.reachPayment('Linen Notebook');
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText('Linen Notebook')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const background = await page.evaluate(() => getComputedStyle(document.body).colorScheme);
  expect(background).toBe('light');
});
