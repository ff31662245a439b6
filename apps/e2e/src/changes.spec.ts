import { expect, type Page } from '@playwright/test';
import { stockOf } from './machine/stock';
import { test } from './shopper.fixture';

test(
  'a price that changed while shopping is shown beside the old one, and asked about',
  { tag: '@everywhere' },
  async ({ shopper: { page, catalog, cart, payment, order }, visitor }) => {
    const { press, reads, readsRupees } = visitor;
    await catalog.open();
    await catalog.add('Linen Notebook');
    await rememberPrice(page, 79_000);
    await cart.open();
    await expect(cart.notice()).toContainText(reads('A price has changed'));
    await expect(cart.prices()).toHaveText([/790\.00/, /890\.00/]);
    await expect(cart.checkoutButton()).toBeHidden();
    await press(cart.acceptPricesButton());
    await expect(cart.prices()).toHaveCount(0);
    await cart.checkOut();
    await payment.pay();
    await expect(order.total()).toHaveText(readsRupees('890.00'));
  },
);

test('of what is not there as often as wanted, the rest is offered', async ({
  shopper: { catalog, cart, payment, order },
  site,
  conduct,
}) => {
  conduct.allow(/status of 409/);
  const [left = 0] = await stockOf(site, ['copper-kettle']);
  await catalog.open();
  await catalog.add('Copper Kettle');
  await cart.open();
  await cart.setQuantity('Copper Kettle', 99);
  await cart.checkoutButton().click();
  await expect(cart.notice()).toContainText('Not enough left');
  await cart.takeWhatIsLeftButton().click();
  await expect(cart.quantity('Copper Kettle')).toHaveValue(String(left));
  await cart.setQuantity('Copper Kettle', 1);
  await cart.checkOut();
  await payment.pay();
  await expect(order.paid()).toBeVisible();
});

test('what is gone meanwhile is taken out when the shopper says so, and the rest is bought', async ({
  shopper,
  other,
  site,
  conduct,
}) => {
  conduct.allow(/status of 409/);
  const { cart, payment } = shopper;
  const [left = NaN] = await stockOf(site, ['beeswax-candles']);
  await shopper.fillCart('Beeswax Candles', 'Linen Notebook');
  await other.product.open('beeswax-candles');
  await other.product.add(left);
  await other.catalog.goToCart();
  await other.cart.checkOut();

  await cart.checkoutButton().click();
  await expect(cart.notice()).toContainText('Not enough left');
  await expect(cart.line('Beeswax Candles')).toContainText('Sold out');
  await cart.removeWhatIsSoldOutButton().click();
  await expect(cart.products()).toHaveText(['Linen Notebook']);
  await cart.checkOut();
  await expect(payment.payButton()).toHaveText('Pay ₹890.00');
});

test('a button that is pressed twice makes one session', async ({ shopper, page }) => {
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/create-checkout-session')) asked += 1;
  });
  await shopper.fillCart('Linen Notebook');
  await shopper.cart.checkoutButton().dblclick();
  await page.waitForURL('**/pay/cs_test_*');
  expect(asked).toBe(1);
});

/** As if the shop had asked this much for everything when it was put into the cart. */
async function rememberPrice(page: Page, amount: number): Promise<void> {
  await page.evaluate((seen) => {
    const cart = JSON.parse(localStorage.getItem('till.cart') ?? '');
    for (const line of cart.lines) line.price.amount = seen;
    localStorage.setItem('till.cart', JSON.stringify(cart));
  }, amount);
}

test('ten changes of a cart ask Stripe for nothing (lesson 17)', async ({
  shopper: { catalog, cart },
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') asked.push(request.url());
  });
  await catalog.open();
  await catalog.add('Linen Notebook');
  await cart.open();
  for (let quantity = 2; quantity <= 11; quantity += 1) {
    await cart.setQuantity('Linen Notebook', quantity);
  }
  await expect(cart.quantity('Linen Notebook')).toHaveValue('11');
  await expect(cart.checkoutButton()).toBeEnabled();
  expect(asked).toEqual([]);
});
