import { expect, type Page } from '@playwright/test';
import { untilAlive } from './machine/until-alive';
import { test } from './shopper.fixture';

const CHECKOUT = '**/api/create-checkout-session';

test(
  'a shop that cannot be reached keeps the cart, and the same request succeeds later',
  { tag: '@everywhere' },
  async ({ shopper, page, conduct, visitor: { press, reads } }) => {
    conduct.allow(/net::ERR_FAILED/);
    const keys = idempotencyKeys(page);
    const chosen = ['Masala Chai Blend', 'Linen Notebook'];
    await shopper.fillCart(...chosen);
    await page.route(CHECKOUT, (route) => route.abort());
    await press(shopper.cart.checkoutButton());
    await expect(shopper.cart.notice()).toContainText(reads('You seem to be offline'));
    await page.reload();
    await expect(shopper.cart.products()).toHaveText(chosen.map((name) => reads(name)));

    await page.unroute(CHECKOUT);
    await shopper.cart.checkOut();
    expect(keys).toEqual([keys[0], keys[0]]);
  },
);

test('an answer that was lost on the way leads to the same order when asked for again', async ({
  shopper,
  page,
  conduct,
}) => {
  conduct.allow(/net::ERR_FAILED/);
  const keys = idempotencyKeys(page);
  let lost = '';
  await page.route(CHECKOUT, async (route) => {
    lost = await route.fetch().then((answer) => answer.text());
    await route.abort();
  });
  await shopper.fillCart('Masala Chai Blend');
  await shopper.cart.checkoutButton().click();
  await expect(shopper.cart.notice()).toContainText('you cannot pay twice');

  await page.unroute(CHECKOUT);
  await shopper.cart.tryAgain();
  expect(JSON.parse(lost)).toMatchObject({ url: page.url() });
  expect(keys).toEqual([keys[0], keys[0]]);
});

test('a catalogue that cannot be reached is asked for again', async ({
  shopper,
  page,
  conduct,
}) => {
  conduct.allow(/net::ERR_FAILED/);
  await page.goto('/checkout/canceled');
  await untilAlive(page);
  await page.route('**/api/products', (route) => route.abort());
  await page.getByRole('link', { name: 'Keep looking' }).click();
  await expect(page.getByRole('alert')).toContainText('The shelves did not load');
  await page.unroute('**/api/products');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(shopper.catalog.card('Round Teapot')).toBeVisible();
});

/** Of each request for a session, as they are sent. */
function idempotencyKeys(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/create-checkout-session')) {
      keys.push(request.headers()['idempotency-key'] ?? 'none');
    }
  });
  return keys;
}
