import { expect } from '@playwright/test';
import { cards } from './pages/payment.page';
import { test } from './shopper.fixture';
import { stockOf } from './machine/stock';

test(
  'three different things are chosen, paid for and shown as paid (lesson 25)',
  { tag: '@everywhere' },
  async ({ shopper: { page, catalog, product, cart, payment, order }, visitor }) => {
    const { reads, readsRupees } = visitor;
    await catalog.open();
    await catalog.untilAlive();
    await catalog.openProduct('Pepper Mill');
    await product.add(3);
    await expect(product.inCart(3)).toBeVisible();
    await page.goBack();
    await catalog.add('Tiffin Carrier');
    await catalog.add('Masala Dabba');
    await catalog.goToCart();
    await cart.setQuantity('Masala Dabba', 2);
    const chosen = ['Pepper Mill', 'Tiffin Carrier', 'Masala Dabba'].map((name) => reads(name));
    await expect(cart.products()).toHaveText(chosen);
    await expect(cart.total()).toHaveText(readsRupees('17,500.00'));

    await cart.checkOut();
    await expect(payment.payButton()).toHaveText(/17,500\.00/);
    const pagesOpened: string[] = [];
    page.on('load', (opened) => pagesOpened.push(new URL(opened.url()).pathname));
    await payment.pay();

    await expect(order.paid()).toBeVisible();
    await expect(order.number()).toHaveText(/^\w{4}-\w{4}$/);
    await expect(order.total()).toHaveText(readsRupees('17,500.00'));
    expect(pagesOpened, 'the page was not loaded twice').toEqual([new URL(page.url()).pathname]);
    await expect(catalog.cartCount()).toHaveText('0');

    const number = await order.number().textContent();
    await page.reload();
    await expect(order.paid()).toBeVisible();
    await expect(order.number()).toHaveText(String(number));
    await cart.open();
    await expect(cart.empty()).toBeVisible();
  },
);

test('what is bought is taken off the shelf, as often as it was bought', async ({
  shopper: { catalog, product, cart, payment, order },
  site,
}) => {
  const shelf = () => stockOf(site, ['bamboo-whisk']);
  const [before = NaN] = await shelf();
  await product.open('bamboo-whisk');
  await product.add(3);
  await catalog.goToCart();
  await cart.checkOut();
  await payment.pay();
  await expect(order.paid()).toBeVisible();
  expect(await shelf()).toEqual([before - 3]);
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

test(
  'a declined card is told so, and another one pays on the same page',
  { tag: '@everywhere' },
  async ({ shopper, conduct, visitor: { reads } }) => {
    conduct.allow(/status of 402/);
    await shopper.reachPayment('Masala Chai Blend');
    const session = shopper.payment.sessionId();
    await shopper.payment.pay(cards.declined);
    await expect(shopper.payment.failure()).toContainText(reads('Your card was declined'));
    expect(shopper.payment.sessionId()).toBe(session);

    await shopper.payment.pay();
    await expect(shopper.order.paid()).toBeVisible();
  },
);

test('a bank that wants to know who pays is answered on the way', async ({ shopper }) => {
  await shopper.reachPayment('Masala Chai Blend');
  await shopper.payment.pay(cards.asksTheShopper);
  await shopper.payment.confirm();
  await expect(shopper.order.paid()).toBeVisible();
});
