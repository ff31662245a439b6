import { expect } from '@playwright/test';
import { untilAlive } from './machine/until-alive';
import { test } from './own-shop.fixture';
import { accounts, cards } from './pages/payment.page';

// One after the other in one shop, which takes seconds to open.
test.describe.configure({ mode: 'default' });
test.use({ settings: { PAYMENT_METHODS: 'card,sepa_debit', SHOP_CURRENCY: 'eur' } });

const MINUTES_5 = 300;

test('a bank that takes its time: the page says so, and turns to paid by itself', async ({
  shopper,
  shop,
}) => {
  await shopper.reachPayment('Gift Card');
  await shopper.payment.payByDebit(accounts.pays);
  await expect(shopper.order.state()).toHaveText('Your bank is confirming');
  await shop.control.passTime(MINUTES_5);
  await expect(shopper.order.paid()).toBeVisible();
});

test('a bank that refuses later: the order says so, and its goods can be paid anew', async ({
  shopper,
  other,
  shop,
  page,
}) => {
  await shopper.reachPayment('Gift Card');
  await shopper.payment.payByDebit(accounts.refuses);
  await expect(shopper.order.state()).toHaveText('Your bank is confirming');
  await shop.control.passTime(MINUTES_5);
  await expect(shopper.order.state()).toHaveText('The payment did not go through');

  await other.page.goto(page.url());
  await untilAlive(other.page);
  await other.page.getByRole('link', { name: 'Back to your cart' }).click();
  await expect(other.cart.products()).toHaveText(['Gift Card']);

  await page.getByRole('link', { name: 'Back to your cart' }).click();
  await expect(shopper.cart.products()).toHaveText(['Gift Card']);
  await shopper.cart.checkOut();
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test('a payment that the bank asks about is told calmly', async ({ shopper, page }) => {
  await shopper.reachPayment('Gift Card');
  await shopper.payment.pay(cards.disputed);
  await expect(async () => {
    await page.reload();
    const looked = 'The payment is being looked into';
    await expect(shopper.order.state()).toHaveText(looked, { timeout: 1000 });
  }).toPass();
});
