import { expect, type Page } from '@playwright/test';
import { test } from './shopper.fixture';

const PRODUCT_SCRIPT = '**/product.component-*.js';

const block = (page: Page, script: string) => page.route(script, (route) => route.abort());

for (const [language, root, product, title, retry] of [
  ['English', '/', 'Round Teapot', 'This page did not load', 'Try again'],
  [
    'German',
    '/de/',
    'Runde Teekanne',
    'Diese Seite konnte nicht geladen werden',
    'Erneut versuchen',
  ],
  ['Arabic', '/ar/', 'إبريق شاي مستدير', 'تعذّر تحميل هذه الصفحة', 'حاول مرة أخرى'],
] as const) {
  test(`a page whose script does not come says so in ${language}, and comes when asked again`, async ({
    shopper: { page, catalog },
    conduct,
  }) => {
    conduct.allow(/net::ERR_FAILED/);
    await page.goto(root);
    await catalog.untilAlive();
    await block(page, PRODUCT_SCRIPT);
    await catalog.openProduct(product);
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText(title);
    await expect(page).toHaveURL(`${root}products/round-teapot`);

    await page.unroute(PRODUCT_SCRIPT);
    await page.getByRole('button', { name: retry }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(product);
    await page.goBack();
    await expect(page).toHaveURL(root);
    await expect(catalog.productLink(product)).toBeVisible();
  });
}

test('offline: the page that was asked for stays asked for, until there is a way to it', async ({
  shopper: { page, catalog, findOrder },
  conduct,
}) => {
  conduct.allow(/net::ERR_INTERNET_DISCONNECTED/);
  // So Angular tells of a part that could not come to life.
  conduct.allow(/^ERROR undefined/);
  await catalog.open();
  await catalog.untilAlive();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Find your order' }).click();
  const retry = page.getByRole('button', { name: 'Try again' });
  await retry.click();
  await expect(retry).toBeEnabled();
  await expect(page).toHaveURL('/order/find');
  // What stands in for the choices of languages leads to them, once there is a way.
  await page.getByRole('button', { name: /^Language and currency/ }).hover();
  await expect(page.getByRole('link', { name: 'English' })).toHaveAttribute('href', '/order/find');

  await page.context().setOffline(false);
  await retry.click();
  await expect(findOrder.title()).toHaveText('Find your order');
});

test('a cart whose panel does not come is opened as a page', async ({
  shopper: { page, catalog, cart, panel },
  conduct,
}) => {
  conduct.allow(/net::ERR_FAILED/);
  await catalog.open();
  await catalog.add('Linen Notebook');
  await block(page, '**/cart-panel.component-*.js');
  await catalog.cartLink().click();
  await expect(page).toHaveURL('/cart');
  await expect(cart.products()).toHaveText(['Linen Notebook']);
  await expect(panel.dialog).toBeHidden();
});
