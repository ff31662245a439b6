import { expect, type Page } from '@playwright/test';
import { test } from './shopper.fixture';

// As a shopper's browser does: it keeps pages that were left, with all that they were doing.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

/** Leaves the page, does something elsewhere, and comes back to the very page that was left. */
async function backFrom(page: Page, elsewhere: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate(() => (document.body.dataset['left'] = 'yes'));
  await page.goto(elsewhere);
  await act();
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('body')).toHaveAttribute('data-left', 'yes');
}

test('a page that was left shows the currency and the cart that were chosen since', async ({
  shopper: { page, catalog, product },
}) => {
  await catalog.open();
  await expect(page.locator('.price').first()).toHaveText(/^₹/);
  await backFrom(page, '/products/round-teapot', async () => {
    await page.getByRole('button', { name: /^Language and currency/ }).click();
    await page.getByLabel('Currency').selectOption('eur');
    await page.keyboard.press('Escape');
    await product.add(2);
    await expect(product.inCart(2)).toBeVisible();
  });
  await expect(page.locator('.price').first()).toHaveText(/^€/);
  await expect(page.getByLabel('Currency')).toHaveValue('eur');
  await expect(catalog.cartLink()).toHaveText(/2 items$/);
});

test('a page that was left shows the cart that another tab has changed since', async ({
  shopper,
}) => {
  const { page, catalog } = shopper;
  await catalog.open();
  await catalog.add('Round Teapot');
  const tab = await shopper.openTab();
  await backFrom(page, '/order/find', async () => {
    await tab.cart.open();
    await tab.cart.remove('Round Teapot');
  });
  await expect(catalog.cartLink()).toHaveText(/^Cart\s*0$/);
});
