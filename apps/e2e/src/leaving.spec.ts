import { expect } from '@playwright/test';
import { test } from './shopper.fixture';

// As a shopper's browser does: it keeps pages that were left, with all that they were doing.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

test(
  'Back on the payment page leads to the shop, where the cart can still be paid (lesson 24)',
  { tag: '@everywhere' },
  async ({ shopper, page, visitor: { press, reads } }) => {
    await shopper.reachPayment('Masala Chai Blend', 'Linen Notebook');
    const session = shopper.payment.sessionId();
    await shopper.payment.back();
    await expect(page).toHaveURL(/\/checkout\/canceled$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(reads('No harm done.'));

    await press(page.getByRole('link', { name: reads('Back to your cart') }));
    const chosen = ['Masala Chai Blend', 'Linen Notebook'].map((name) => reads(name));
    await expect(shopper.cart.products()).toHaveText(chosen);
    await shopper.cart.checkOut();
    expect(shopper.payment.sessionId(), 'the session that was left is still good').toBe(session);
    await shopper.payment.pay();
    await expect(shopper.order.paid()).toBeVisible();
  },
);

test('a cart that was changed after leaving is paid at its new total, the old page is closed (lesson 15)', async ({
  shopper,
  conduct,
}) => {
  conduct.allow(/status of 410/);
  await shopper.reachPayment('Linen Notebook');
  const old = shopper.page.url();
  await shopper.payment.back();
  await shopper.cart.open();
  await shopper.cart.setQuantity('Linen Notebook', 2);
  await shopper.cart.checkOut();
  await expect(shopper.payment.payButton()).toHaveText(/1,780\.00/);

  const tab = await shopper.openTab();
  await tab.page.goto(old);
  await expect(tab.payment.title()).toHaveText('This checkout has expired');
  await shopper.payment.pay();
  await expect(shopper.order.total()).toHaveText('₹1,780.00');
});

test(
  "the browser's own Back finds a cart whose button works (lesson 24)",
  { tag: '@everywhere' },
  async ({ shopper, page, visitor: { reads } }) => {
    await shopper.reachPayment('Linen Notebook');
    await page.goBack({ waitUntil: 'commit' });
    await expect(shopper.cart.checkoutButton()).toBeEnabled();
    await expect(shopper.cart.products()).toHaveText([reads('Linen Notebook')]);
    await shopper.cart.checkOut();
    await shopper.payment.pay();
    await expect(shopper.order.paid()).toBeVisible();
  },
);
