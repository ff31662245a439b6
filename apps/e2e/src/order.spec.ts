import { expect } from '@playwright/test';
import { EmulatorControl } from './machine/emulator-control';
import { test } from './shopper.fixture';

test('an order page opened before paying says so, and turns to paid by itself', async ({
  shopper,
}) => {
  const { order } = await shopper.reachPayment('Linen Notebook');
  const early = await shopper.openTab();
  await early.order.open(order.token);
  await expect(early.order.state()).toHaveText('Not paid yet');
  await expect(early.order.number()).toHaveText(order.number);

  await shopper.payment.pay();
  await expect(early.order.paid()).toBeVisible();
});

test('an order whose time ran out says that nothing was taken', async ({ shopper, page, site }) => {
  const { id, order } = await shopper.reachPayment('Linen Notebook');
  await new EmulatorControl(site.emulatorUrl).expire(id);
  await shopper.order.open(order.token);
  await expect(shopper.order.state()).toHaveText('The time to pay ran out');
  await page.getByRole('link', { name: 'Back to your cart' }).click();
  await shopper.cart.checkOut();
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test('a token that belongs to no order is not found', async ({ shopper, conduct }) => {
  conduct.allow(/status of 404/);
  await shopper.order.open('AAAAAAAAAAAAAAAAAAAAAA');
  await expect(shopper.order.state()).toHaveText('There is no such order.');
});
