import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { Keyboard } from './machine/keyboard';
import { test } from './own-shop.fixture';
import { cards } from './pages/payment.page';

// One after the other in one shop, which takes seconds to open.
test.describe.configure({ mode: 'default' });
test.use({ settings: { CHECKOUT_MODE: 'auto' } });

const STRIPE_JS = '**/stripe.js';

test("an order is paid on Stripe's page inside the shop, in a document that alone may load it", async ({
  shopper: { page, catalog, cart, paymentInside, order },
  site,
}) => {
  const stripes = requestsOf(page, site.emulatorUrl);
  await catalog.open();
  await catalog.add('Round Teapot');
  await catalog.goToCart();
  expect(stripes, 'before there is anything to pay').toEqual([]);
  const policy = page
    .waitForResponse('**/checkout/pay')
    .then((document) => document.headers()['content-security-policy']);
  await cart.checkOutInside();
  expect(await policy).toContain(`frame-src ${site.emulatorUrl};`);
  await expect(paymentInside.payButton()).toHaveText(/4,200\.00/);
  expect(stripes[0]).toBe('/stripe.js');

  await paymentInside.pay();
  await expect(order.paid()).toBeVisible();
  await expect(order.total()).toHaveText('₹4,200.00');
  await expect(catalog.cartLink()).toHaveText(/^Cart\s*0$/);
  expect(await page.evaluate(() => 'Stripe' in window)).toBe(false);

  await page.goBack();
  await expect(page, 'it is not paid twice').toHaveURL(/\/order\//);
  await expect(order.paid()).toBeVisible();
});

test('a declined card is told so in the frame, and another one pays', async ({
  shopper,
  conduct,
}) => {
  conduct.allow(/status of 402/);
  await shopper.fillCart('Round Teapot');
  await shopper.cart.checkOutInside();
  await shopper.paymentInside.pay(cards.declined);
  await expect(shopper.paymentInside.failure()).toContainText('Your card was declined');
  await shopper.paymentInside.pay(cards.asksTheShopper);
  await shopper.paymentInside.confirm();
  await expect(shopper.order.paid()).toBeVisible();
});

test('whoever leaves gets a document without Stripe in it, and the same payment on coming back', async ({
  shopper,
  page,
}) => {
  await shopper.fillCart('Round Teapot', 'Linen Notebook');
  await shopper.cart.checkOutInside();
  await expect(shopper.paymentInside.payButton()).toBeVisible();
  const session = await sessionIn(page);
  await page.getByRole('link', { name: 'Back to your cart' }).click();
  await expect(shopper.cart.products()).toHaveText(['Round Teapot', 'Linen Notebook']);
  expect(await page.evaluate(() => 'Stripe' in window)).toBe(false);

  await shopper.cart.checkOutInside();
  expect(await sessionIn(page)).toBe(session);
  await shopper.paymentInside.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test('a payment whose time runs out makes way for the order, which leads back to the cart', async ({
  shopper,
  shop,
  page,
}) => {
  await shopper.fillCart('Round Teapot');
  await shopper.cart.checkOutInside();
  await expect(shopper.paymentInside.payButton()).toBeVisible();
  await shop.control.expire(await sessionIn(page));
  await expect(shopper.order.state()).toHaveText('The time to pay ran out');
  await page.getByRole('link', { name: 'Back to your cart' }).click();
  await expect(shopper.cart.products()).toHaveText(['Round Teapot']);
  await shopper.cart.checkOutInside();
  await shopper.paymentInside.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

test("where Stripe's script does not load nothing is lost: once more, or on Stripe's own page", async ({
  shopper,
  page,
  conduct,
}) => {
  conduct.allow(/net::ERR_FAILED/);
  await page.route(STRIPE_JS, (route) => route.abort());
  await shopper.fillCart('Round Teapot');
  await shopper.cart.checkOutInside();
  await expect(page.getByRole('alert')).toContainText('The payment form did not open');
  await page.unroute(STRIPE_JS);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(shopper.paymentInside.payButton()).toBeVisible();

  await page.getByRole('link', { name: 'Back to your cart' }).click();
  await shopper.cart.checkOut();
  await shopper.payment.pay();
  await expect(shopper.order.paid()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page that pays is accessible in ${colorScheme} colours`, async ({
    shopper,
    page,
    conduct,
  }) => {
    conduct.allow(/net::ERR_FAILED/);
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/checkout/pay');
    await expect(page.getByText('There is nothing to pay here')).toBeVisible();
    expect(await faults()).toEqual([]);
    await shopper.fillCart('Round Teapot');
    await shopper.cart.checkOutInside();
    await expect(shopper.paymentInside.payButton()).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.route(STRIPE_JS, (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await faults()).toEqual([]);
  });
}

test('with the keyboard alone the payment is entered, gone through and left again', async ({
  shopper,
  page,
}) => {
  const { cart, paymentInside } = shopper;
  const keyboard = new Keyboard(page);
  await shopper.fillCart('Round Teapot');
  await keyboard.press(cart.checkoutButton());
  await keyboard.type(paymentInside.field('Email'), 'asha@example.com');
  await keyboard.reach(paymentInside.payButton());
  await keyboard.press(page.getByRole('link', { name: 'Back to your cart' }));
  await expect(page).toHaveURL('/cart');
  await expect(cart.products()).toHaveText(['Round Teapot']);
});

test('with the keyboard alone the payment inside the shop is paid', async ({ shopper, page }) => {
  const { cart, paymentInside, order } = shopper;
  const keyboard = new Keyboard(page);
  await shopper.fillCart('Gift Card');
  await cart.checkOutInside();
  await keyboard.type(paymentInside.field('Email'), 'asha@example.com');
  await keyboard.type(paymentInside.field('Card number'), cards.pays);
  await keyboard.type(paymentInside.field('Expiry'), '1234');
  await keyboard.type(paymentInside.field('Security code'), '123');
  await keyboard.type(paymentInside.name(), 'Asha Rao');
  await keyboard.press(paymentInside.payButton());
  await expect(order.paid()).toBeVisible();
});

test('a tab that holds no payment says so', async ({ shopper, page }) => {
  await page.goto('/checkout/pay');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('There is nothing to pay here');
  await page.getByRole('main').getByRole('link', { name: 'Back to your cart' }).last().click();
  await expect(shopper.cart.empty()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the payment is on Stripe's own page, which has the whole screen", async ({ shopper }) => {
    await shopper.fillCart('Round Teapot');
    await shopper.cart.checkOut();
    await shopper.payment.pay();
    await expect(shopper.order.paid()).toBeVisible();
  });
});

/** Paths of what a page asks of Stripe, its frames aside. */
function requestsOf(page: Page, stripe: string): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === stripe && request.frame() === page.mainFrame()) paths.push(pathname);
  });
  return paths;
}

/** The session that this tab pays. */
async function sessionIn(page: Page): Promise<string> {
  const stored = await page.evaluate(() => sessionStorage.getItem('till.embedded-session') ?? '');
  return String(JSON.parse(stored).clientSecret).split('_secret_', 1)[0] ?? '';
}
