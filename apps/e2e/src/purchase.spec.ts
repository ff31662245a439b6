import { expect } from '@playwright/test';
import { cards } from './pages/payment.page';
import { test } from './shopper.fixture';
import { stockOf } from './machine/stock';

test('three different things are chosen, paid for and shown as paid (lesson 25)', async ({
  shopper: { page, catalog, product, cart, payment, order },
  site,
}) => {
  const stock = () => stockOf(site, ['pepper-mill', 'tiffin-carrier', 'spice-box']);
  const before = await stock();

  await catalog.open();
  await catalog.untilAlive();
  await catalog.openProduct('Pepper Mill');
  await product.add(3);
  await expect(product.inCart()).toContainText('3 in your cart');
  await page.goBack();
  await catalog.add('Tiffin Carrier');
  await catalog.add('Masala Dabba');
  await catalog.goToCart();
  await cart.setQuantity('Masala Dabba', 2);
  await expect(cart.products()).toHaveText(['Pepper Mill', 'Tiffin Carrier', 'Masala Dabba']);
  await expect(cart.total()).toHaveText('₹17,500.00');

  await cart.checkOut();
  await expect(payment.payButton()).toHaveText(/17,500\.00/);
  const pagesOpened: string[] = [];
  page.on('load', (opened) => pagesOpened.push(new URL(opened.url()).pathname));
  await payment.pay();

  await expect(order.paid()).toBeVisible();
  await expect(order.number()).toHaveText(/^\w{4}-\w{4}$/);
  await expect(order.total()).toHaveText('₹17,500.00');
  expect(pagesOpened, 'the page was not loaded twice').toEqual([new URL(page.url()).pathname]);
  await expect(catalog.cartLink()).toHaveText(/^Cart\s*0$/);
  const [mills = 0, carriers = 0, boxes = 0] = before;
  expect(await stock()).toEqual([mills - 3, carriers - 1, boxes - 2]);

  const number = await order.number().textContent();
  await page.reload();
  await expect(order.paid()).toBeVisible();
  await expect(order.number()).toHaveText(String(number));
  await cart.open();
  await expect(cart.empty()).toBeVisible();
});

test('the last one goes to the shopper who checks out first', async ({
  shopper,
  other,
  conduct,
}) => {
  conduct.allow(/status of 409/);
  await shopper.fillCart('Moon Jar Vase');
  await other.fillCart('Moon Jar Vase');
  await shopper.cart.checkOut();
  await other.cart.checkoutButton().click();
  await expect(other.cart.notice()).toContainText('Not enough left');

  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
  // The shop renders its catalogue anew every few seconds.
  await expect(async () => {
    await other.catalog.open();
    await expect(other.catalog.card('Moon Jar Vase')).toContainText('Sold out', { timeout: 1000 });
  }).toPass();
});

test('a declined card is told so, and another one pays on the same page', async ({
  shopper,
  conduct,
}) => {
  conduct.allow(/status of 402/);
  await shopper.reachPayment('Masala Chai Blend');
  const session = shopper.payment.sessionId();
  await shopper.payment.pay(cards.declined);
  await expect(shopper.payment.failure()).toContainText('Your card was declined');
  expect(shopper.payment.sessionId()).toBe(session);

  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test('a bank that wants to know who pays is answered on the way', async ({ shopper }) => {
  await shopper.reachPayment('Masala Chai Blend');
  await shopper.payment.pay(cards.asksTheShopper);
  await shopper.payment.confirm();
  await expect(shopper.order.paid()).toBeVisible();
});
