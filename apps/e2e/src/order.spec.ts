import { expect } from '@playwright/test';
import { EmulatorControl } from './machine/emulator-control';
import { addExtras } from './machine/order-extras';
import { delivery } from './pages/payment.page';
import { type Shopper, test } from './shopper.fixture';

test(
  'an order page opened before paying says so, and turns to paid by itself',
  { tag: '@everywhere' },
  async ({ shopper, visitor: { reads, readsRupees } }) => {
    const { order } = await shopper.reachPayment('Linen Notebook');
    const early = await shopper.openTab();
    await early.order.open(order.token);
    await expect(early.order.state()).toHaveText(reads('Not paid yet'));
    await expect(early.order.number()).toHaveText(order.number);
    await expect(early.order.total()).toHaveText(readsRupees('890.00'));

    await shopper.payment.pay();
    await expect(early.order.paid()).toBeVisible();
  },
);

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

test('an order that is sent shows where to, and what of it was refunded', async ({
  shopper,
  site,
}) => {
  const { id } = await shopper.reachPayment('Linen Notebook');
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  await expect(shopper.order.address()).toContainText(delivery.street);
  await expect(shopper.order.address()).toContainText('700016 Kolkata');
  await expect(shopper.order.refunded()).toBeHidden();

  await new EmulatorControl(site.emulatorUrl).refund(id, 10_000);
  await reloadUntil(shopper, 'Part of it was refunded');
  await expect(shopper.order.refunded()).toHaveText('−₹100.00');
});

test('an order that was refunded in full says that the money is on its way, and asks for nothing', async ({
  shopper,
  site,
}) => {
  const { id } = await shopper.reachPayment('Linen Notebook');
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  await new EmulatorControl(site.emulatorUrl).refund(id);
  await reloadUntil(shopper, 'Your money is on its way back');
  await expect(shopper.order.explanation()).toContainText('refunded in full');
  await expect(shopper.order.total()).toHaveText('₹890.00');
  await expect(shopper.order.refunded()).toHaveText('−₹890.00');
  await expect(shopper.order.waysOn()).toHaveCount(0);
});

test('an order that is disputed says who decides, and once it is lost that the bank gave it back', async ({
  shopper,
  site,
}) => {
  const stripe = new EmulatorControl(site.emulatorUrl);
  const { id } = await shopper.reachPayment('Linen Notebook');
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();

  const dispute = await stripe.dispute(id);
  await reloadUntil(shopper, 'The payment is being looked into');
  await expect(shopper.order.explanation()).toContainText('Your bank has asked');
  await expect(shopper.order.refunded()).toBeHidden();
  await expect(shopper.order.waysOn()).toHaveCount(0);

  await stripe.loseDispute(dispute);
  await reloadUntil(shopper, 'Your bank returned the payment');
  await expect(shopper.order.explanation()).toContainText('this order is closed');
  await expect(shopper.order.total()).toHaveText('₹890.00');
  await expect(shopper.order.waysOn()).toHaveCount(0);
});

test('the receipt has a line for what came off and for what came on top', async ({
  shopper,
  site,
  conduct,
}) => {
  conduct.allow(/net::ERR_FAILED/);
  const { order } = await shopper.reachPayment('Linen Notebook');
  await addExtras(shopper.page, site, order.token);
  await shopper.order.open(order.token);
  await expect(shopper.order.discount()).toHaveText('−₹90.00');
  await expect(shopper.order.shippingCost()).toHaveText('₹49.00');
  await expect(shopper.order.tax()).toHaveText('₹25.00');
  await expect(shopper.order.total()).toHaveText('₹874.00');
});

test('an order of nothing to send asks for no address and shows none', async ({ shopper }) => {
  await shopper.reachPayment('Gift Card');
  await expect(shopper.payment.payButton()).toBeVisible();
  await expect(shopper.payment.address()).toBeHidden();
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  await expect(shopper.order.address()).toBeHidden();
});

test(
  'a token that belongs to no order is not found',
  { tag: '@everywhere' },
  async ({ shopper, conduct, visitor: { reads } }) => {
    conduct.allow(/status of 404/);
    await shopper.order.open('AAAAAAAAAAAAAAAAAAAAAA');
    await expect(shopper.order.state()).toHaveText(reads('There is no such order.'));
  },
);

/** An order that is paid tells nothing by itself any more. */
async function reloadUntil({ page, order }: Shopper, state: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(order.state()).toHaveText(state, { timeout: 1000 });
  }).toPass();
}
