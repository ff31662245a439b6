import { expect } from '@playwright/test';
import { test } from './shopper.fixture';

test(
  'a reload and a second tab keep the cart, and see its changes',
  { tag: '@everywhere' },
  async ({ shopper, page, visitor: { reads } }) => {
    const chosen = ['Masala Chai Blend', 'Linen Notebook'].map((name) => reads(name));
    await shopper.fillCart('Masala Chai Blend', 'Linen Notebook');
    await page.reload();
    await expect(shopper.cart.products()).toHaveText(chosen);

    const tab = await shopper.openTab();
    await tab.cart.open();
    await expect(tab.cart.products()).toHaveText(chosen);
    await tab.cart.remove('Linen Notebook');
    await expect(shopper.cart.products()).toHaveText(chosen.slice(0, 1));
    await expect(shopper.catalog.cartCount()).toHaveText('1');
  },
);

test('two tabs reach the same session, and it is paid once', async ({ shopper }) => {
  await shopper.fillCart('Masala Chai Blend');
  const tab = await shopper.openTab();
  await tab.cart.open();
  await Promise.all([shopper.cart.checkOut(), tab.cart.checkOut()]);
  expect(tab.payment.sessionId()).toBe(shopper.payment.sessionId());

  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  await tab.payment.pay();
  await expect(tab.payment.title()).toHaveText('This order has been paid');
  await tab.page.getByRole('link', { name: 'Go to the shop' }).click();
  await expect(tab.order.paid()).toBeVisible();
  await expect(tab.order.number()).toHaveText(String(await shopper.order.number().textContent()));
});

test('a tab that has not heard of the payment is told that the cart is paid', async ({
  shopper,
  conduct,
}) => {
  conduct.allow(/net::ERR_FAILED|status of 409/);
  await shopper.fillCart('Masala Chai Blend');
  const tab = await shopper.openTab();
  await tab.cart.open();
  await shopper.cart.checkOut();
  // As when the tab is closed before its page has come to life.
  await shopper.page.route('**/*.js', (route) => route.abort());
  await shopper.payment.pay();
  await shopper.page.waitForURL('**/order/*');

  await tab.cart.checkoutButton().click();
  await expect(tab.cart.notice()).toContainText('You have paid for this cart already');
  await expect(tab.cart.checkoutButton()).toBeHidden();
  await tab.page.getByRole('link', { name: /^See order/ }).click();
  await expect(tab.order.paid()).toBeVisible();
  await tab.cart.open();
  await expect(tab.cart.empty()).toBeVisible();
});
