import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './shopper.fixture';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

      test('a purchase in pictures', async ({ shopper, page, screenshotFolder }) => {
        const show = async (name: string) => {
          await expectItFits(page);
          await picturesLoaded(page);
          const path = join(screenshotFolder, `${name}-${size}-${colorScheme}.png`);
          await page.screenshot({ path, fullPage: true, animations: 'disabled' });
        };

        await shopper.catalog.open();
        await show('1-catalogue');
        await shopper.catalog.openProduct('Round Teapot');
        await expect(shopper.product.addButton()).toBeVisible();
        await show('2-product');
        await shopper.cart.open();
        await expect(shopper.cart.empty()).toBeVisible();
        await show('3-cart-empty');
        await shopper.fillCart('Masala Chai Blend', 'Linen Notebook', 'Block Print Cards');
        await shopper.cart.setQuantity('Masala Chai Blend', 2);
        await expect(shopper.cart.pictures()).toHaveCount(3);
        await expect(page.getByText('practice mode')).toBeVisible();
        await show('4-cart');
        await shopper.cart.checkOut();
        await show('5-payment');
        await shopper.payment.pay();
        await expect(shopper.order.paid()).toBeVisible();
        await show('6-order');
      });
    });
  }
}

async function expectItFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `pixels that ${page.url()} is too wide`).toBe(0);
}

/** Those below the fold are fetched only when somebody comes near. */
async function picturesLoaded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode()));
    await document.fonts.ready;
  });
}
