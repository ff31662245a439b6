import { expect } from '@playwright/test';
import { test } from './own-shop.fixture';

// One after the other in one shop, which takes seconds to open.
test.describe.configure({ mode: 'default' });

// The shop is closed and opened again in each.
test.beforeEach(() => test.slow());

test('a price that rises while the cart is open is asked about, and charged once it is agreed to', async ({
  shopper,
  shop,
  conduct,
}) => {
  conduct.allow(/status of 409/);
  const { cart, payment, order } = shopper;
  const before = await shop.control.sessions();
  await shopper.fillCart('Linen Notebook');
  await expect(cart.total()).toHaveText('₹890.00');

  await shop.changePrice('linen-notebook', 99_000);
  await cart.checkoutButton().click();
  await expect(cart.notice()).toContainText('A price has changed');
  await expect(cart.prices()).toHaveText([/890\.00/, /990\.00/]);
  await expect(cart.total()).toHaveText('₹990.00');
  await expect(cart.checkoutButton()).toBeHidden();
  expect(await shop.control.sessions(), 'nothing is asked of Stripe before').toBe(before);

  await cart.acceptPricesButton().click();
  await expect(cart.prices()).toHaveCount(0);
  await cart.checkOut();
  await expect(payment.payButton()).toHaveText('Pay ₹990.00');
  await payment.pay();
  await expect(order.paid()).toBeVisible();
  await expect(order.total()).toHaveText('₹990.00');
});

test('a price that changed since is seen when the cart is opened, and not paid by who does not agree', async ({
  shopper,
  shop,
}) => {
  const { catalog, cart, payment } = shopper;
  const before = await shop.control.sessions();
  await catalog.open();
  await catalog.add('Round Teapot');
  await catalog.add('Masala Chai Blend');
  await shop.changePrice('round-teapot', 450_000);
  await cart.open();
  await expect(cart.notice()).toContainText('A price has changed');
  await expect(cart.prices()).toHaveText([/4,200\.00/, /4,500\.00/]);
  await expect(cart.checkoutButton()).toBeHidden();
  expect(await shop.control.sessions()).toBe(before);

  await cart.remove('Round Teapot');
  await expect(cart.notice()).toBeHidden();
  await cart.checkOut();
  await expect(payment.payButton()).toHaveText('Pay ₹540.00');
});

test('what was agreed to at the checkout is what is paid, whatever the shop asks by then', async ({
  shopper,
  shop,
}) => {
  const { payment, order } = shopper;
  await shopper.reachPayment('Tiffin Carrier');
  await shop.changePrice('tiffin-carrier', 300_000);
  await expect(payment.payButton()).toHaveText('Pay ₹2,250.00');
  await payment.pay();
  await expect(order.paid()).toBeVisible();
  await expect(order.total()).toHaveText('₹2,250.00');
});
