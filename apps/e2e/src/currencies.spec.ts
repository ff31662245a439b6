import { expect } from '@playwright/test';
import { test } from './shopper.fixture';

const CHOICE = /^Language and currency/;

test('a currency chosen by hand reprices list, product and cart, and is what Stripe charges', async ({
  shopper: { page, catalog, cart, payment, order },
}) => {
  await catalog.open();
  await catalog.add('Linen Notebook');
  await cart.open();
  await expect(cart.total()).toHaveText('₹890.00');

  await page.getByRole('button', { name: CHOICE }).click();
  await page.getByLabel('Currency').selectOption('jpy');
  await expect(cart.total()).toHaveText(/¥[\d,]+/);
  const total = await cart.total().innerText();
  await expect(cart.notice()).toBeHidden();
  await page.keyboard.press('Escape');

  await cart.checkOut();
  await expect(payment.payButton()).toHaveText(`Pay ${total}`);
  await payment.pay();
  await expect(order.paid()).toBeVisible();
  await expect(order.total()).toHaveText(total);
});

test('the chosen currency is in the first HTML of the next page', async ({ page, request }) => {
  await page.goto('/');
  await page.getByRole('button', { name: CHOICE }).click();
  await page.getByLabel('Currency').selectOption('eur');
  await expect(page.locator('.price').first()).toHaveText(/^€/);
  const { cookies } = await page.context().storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const chosen = await (
    await request.get('/products/round-teapot', { headers: { cookie } })
  ).text();
  expect(chosen).toContain('€');
  expect(chosen).not.toContain('₹4,200');
  const others = await (await request.get('/products/round-teapot')).text();
  expect(others).toContain('₹4,200.00');
});
