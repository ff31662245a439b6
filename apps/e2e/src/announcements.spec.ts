import { expect } from '@playwright/test';
import { Announcements } from './machine/announcements';
import { test } from './shopper.fixture';

test('what is put into the cart is said, each time once', async ({
  shopper: { page, catalog, product },
  site,
}) => {
  const announcements = await Announcements.listen(page, site.shopUrl);
  await catalog.open();
  await catalog.untilAlive();
  await catalog.addButton('Linen Notebook').click();
  await catalog.addButton('Linen Notebook').click();
  await catalog.openProduct('Round Teapot');
  await expect(product.name()).toHaveText('Round Teapot');
  await product.add(3);
  await expect(product.inCart(3)).toBeVisible();
  expect(await announcements.said()).toEqual([
    'Linen Notebook added. 1 item in your cart.',
    'Linen Notebook added. 2 items in your cart.',
    'Round Teapot added. 5 items in your cart.',
  ]);
});

for (const [place, viewport] of [
  ['panel', { width: 1280, height: 720 }],
  ['page', { width: 390, height: 844 }],
] as const) {
  test.describe(`on the cart's ${place}`, () => {
    test.use({ viewport });

    test('each change is said once', async ({ shopper: { page, catalog, cart }, site }) => {
      const announcements = await Announcements.listen(page, site.shopUrl);
      await catalog.open();
      await catalog.add('Linen Notebook');
      await catalog.add('Masala Chai Blend');
      const before = (await announcements.said()).length;
      await catalog.cartLink().click();
      await expect(cart.quantity('Linen Notebook')).toHaveValue('1');
      await cart.takeOneMore('Linen Notebook');
      await cart.setQuantity('Linen Notebook', 5);
      await cart.remove('Linen Notebook');
      await cart.undo();
      await expect(cart.quantity('Linen Notebook')).toHaveValue('5');
      await cart.setQuantity('Linen Notebook', 100);
      await expect(cart.quantity('Linen Notebook')).toHaveValue('99');
      expect((await announcements.said()).slice(before)).toEqual([
        '3 items in your cart.',
        '6 items in your cart.',
        'Linen Notebook removed. 1 item in your cart.',
        'Linen Notebook is back. 6 items in your cart.',
        'An order holds at most 99 of one product.',
        '100 items in your cart.',
      ]);
    });
  });
}

test('how much a search has found is said', async ({ shopper: { page, catalog }, site }) => {
  const announcements = await Announcements.listen(page, site.shopUrl);
  await catalog.open();
  await catalog.untilAlive();
  await page.getByRole('searchbox').fill('round teapot');
  await expect(catalog.names()).toHaveText(['Round Teapot']);
  expect(await announcements.said()).toEqual(['1 item']);
});

test('what stands in the way of checking out is said', async ({ shopper, page, site, conduct }) => {
  conduct.allow(/net::ERR_FAILED/);
  await shopper.fillCart('Linen Notebook');
  const announcements = await Announcements.listen(page, site.shopUrl);
  await page.route('**/api/create-checkout-session', (route) => route.abort());
  await page.reload();
  await shopper.cart.checkoutButton().click();
  await expect(shopper.cart.notice()).toContainText('You seem to be offline');
  expect(await announcements.said()).toEqual([expect.stringMatching(/^You seem to be offline/)]);
});
