import { expect } from '@playwright/test';
import { Announcements } from './machine/announcements';
import { test } from './own-shop.fixture';
import { untilAlive } from './machine/until-alive';

// One after the other in one shop, which takes seconds to open.
test.describe.configure({ mode: 'default' });

test('Stripe away keeps the cart; once it is back the same request succeeds', async ({
  shopper,
  shop,
  page,
  conduct,
}) => {
  conduct.allow(/status of 503/);
  const keys: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
  });
  const before = await shop.control.sessions();
  await shopper.fillCart('Round Teapot');
  await shop.emulator.stop();
  await shopper.cart.checkoutButton().click();
  await expect(shopper.cart.notice()).toContainText('Checkout cannot be reached');
  await expect(shopper.cart.products()).toHaveText(['Round Teapot']);

  await shop.emulator.start();
  await shopper.cart.tryAgain();
  expect(keys).toEqual([keys[0], keys[0]]);
  expect(await shop.control.sessions()).toBe(before + 1);
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test("Stripe's lost answer is asked for again, and only one session is made", async ({
  shopper,
  shop,
}) => {
  const before = await shop.control.sessions();
  await shopper.fillCart('Round Teapot');
  await shop.control.loseNextSession();
  await shopper.cart.checkOut();
  expect(await shop.control.sessions()).toBe(before + 1);
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test('a purchase survives that Stripe is killed in the middle of it', async ({
  shopper,
  shop,
  page,
}) => {
  await shopper.reachPayment('Round Teapot');
  await shop.emulator.stop('SIGKILL');
  await shop.emulator.start();
  await page.reload();
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test('what was paid while the shop was away is paid when the shop is back', async ({
  shopper,
  shop,
  page,
  conduct,
}) => {
  conduct.allow(/net::ERR_/);
  await shopper.reachPayment('Round Teapot');
  await shop.api.stop();
  const returned = page.waitForEvent('requestfailed', (request) =>
    request.url().includes('/order/'),
  );
  await shopper.payment.pay();
  const orderPage = (await returned).url();

  await shop.api.start();
  await page.goto(orderPage);
  await expect(shopper.order.paid()).toBeVisible();
  await expect(shopper.catalog.cartLink()).toHaveText(/^Cart\s*0$/);
});

test('a shop that was stopped and started again knows its orders', async ({
  shopper,
  shop,
  page,
}) => {
  await shopper.reachPayment('Round Teapot', 'Linen Notebook');
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  const number = String(await shopper.order.number().textContent());
  await untilAlive(page);

  await shop.api.stop();
  await shop.api.start();
  await page.reload();
  await expect(shopper.order.paid()).toBeVisible();
  await expect(shopper.order.number()).toHaveText(number);
});

test('an order page finds out by itself that it is paid when no event tells the shop, and says so once', async ({
  shopper,
  shop,
  site,
  page,
}) => {
  await shop.control.holdEvents(true);
  await shopper.reachPayment('Round Teapot');
  const announcements = await Announcements.listen(page, site.shopUrl);
  const { promise: allowed, resolve: allow } = Promise.withResolvers<null>();
  await page.route('**/api/orders/*/settle', async (route) => {
    await allowed;
    await route.continue();
  });
  let loads = 0;
  page.on('load', () => (loads += 1));
  await shopper.payment.pay();
  await expect(shopper.order.state()).toHaveText('Confirming your payment');
  allow(null);
  await expect(shopper.order.paid()).toBeVisible();
  expect(loads, 'without a reload').toBe(1);
  expect(await announcements.said()).toEqual([expect.stringMatching(/^Thank you, it is paid/)]);
  await shop.control.holdEvents(false);
});
