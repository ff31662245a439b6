import { expect } from '@playwright/test';
import { test } from './own-shop.fixture';

test.use({ settings: { SHOP_NAME: 'Nordhus & Søn' } });

test('what the shop is called is said once, and stands on every page from the first byte on', async ({
  shopper: { page, catalog },
  request,
}) => {
  const html = await (await request.get('/')).text();
  expect(html).toContain('<title>Nordhus &amp; Søn · ');
  expect(html).not.toContain('Kettle &amp;');

  await catalog.open();
  await catalog.untilAlive();
  const wordmark = page.getByRole('banner').getByRole('link', { name: 'Nordhus & Søn' });
  await expect(wordmark).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Nordhus & Søn');
  await expect(page).toHaveTitle(/^Nordhus & Søn · /);
  await catalog.openProduct('Round Teapot');
  await expect(page).toHaveTitle('Round Teapot · Nordhus & Søn');
  await page.goto('/de/cart');
  await expect(page).toHaveTitle('Warenkorb · Nordhus & Søn');
});
