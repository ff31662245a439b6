import { expect } from '@playwright/test';
import { Keyboard } from './machine/keyboard';
import { cards, delivery } from './pages/payment.page';
import { test } from './shopper.fixture';

test('an order is bought with the keyboard alone', async ({
  shopper: { page, catalog, product, cart, payment, order },
}) => {
  const keyboard = new Keyboard(page);
  await catalog.open();
  await keyboard.press(catalog.productLink('Darjeeling First Flush'));
  await expect(product.name()).toHaveText('Darjeeling First Flush');
  await keyboard.press(product.addButton());
  await keyboard.press(product.goToCart());
  await keyboard.press(cart.checkoutButton());
  await page.waitForURL('**/pay/cs_test_*');
  await keyboard.type(page.getByLabel('Email'), 'asha@example.com');
  await keyboard.type(payment.addressField('Address'), delivery.street);
  await keyboard.type(payment.addressField('City'), delivery.city);
  await keyboard.type(page.getByLabel('Card number'), cards.pays);
  await keyboard.type(page.getByLabel('Expiry'), '1234');
  await keyboard.type(page.getByLabel('Security code'), '123');
  await keyboard.type(page.getByLabel('Name on card'), 'Asha Rao');
  await keyboard.press(payment.payButton());
  await expect(order.paid()).toBeVisible();
});

test('an order is looked for with the keyboard alone; a fault is where the focus goes', async ({
  shopper: { page, findOrder },
}) => {
  const keyboard = new Keyboard(page);
  await findOrder.open();
  await expect(findOrder.sendButton()).toBeEnabled();
  await keyboard.type(findOrder.email(), 'nobody');
  await page.keyboard.press('Enter');
  await expect(findOrder.number()).toBeFocused();
  await expect(findOrder.number()).toHaveAccessibleDescription('The order number is missing.');
  await page.keyboard.type('AAAA-AAAA');
  await page.keyboard.press('Enter');
  await expect(findOrder.email()).toBeFocused();
  await expect(findOrder.email()).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.type('@example.com');
  await keyboard.press(findOrder.sendButton());
  await expect(findOrder.title()).toHaveText('Have a look at your mail');
  await expect(findOrder.title()).toBeFocused();
  await keyboard.press(page.getByRole('button', { name: 'Ask once more' }));
  await expect(findOrder.title()).toHaveText('Find your order');
});

test('currency and language are chosen with the keyboard alone, and Escape leads back', async ({
  shopper: { page, catalog },
}) => {
  const keyboard = new Keyboard(page);
  const choices = page.getByRole('button', { name: /^Language and currency/ });
  const currency = page.getByLabel('Currency');
  await catalog.open();
  await catalog.untilAlive();
  await keyboard.press(choices);
  await keyboard.press(currency, 'ArrowDown');
  await expect(currency).toHaveValue('eur');
  await expect(page.locator('.price').first()).toHaveText(/^€/);
  await page.keyboard.press('Escape');
  await expect(currency).toBeHidden();
  await expect(choices).toBeFocused();

  await page.keyboard.press('Enter');
  await keyboard.reach(page.getByRole('link', { name: 'Deutsch' }));
  await page.keyboard.press('Escape');
  await expect(choices).toBeFocused();
  await page.keyboard.press('Space');
  await keyboard.press(page.getByRole('link', { name: 'Deutsch' }));
  await expect(page).toHaveURL('/de/');
});

test('the list is narrowed, searched and sorted with the keyboard alone, and the focus stays', async ({
  shopper: { page, catalog, product },
}) => {
  const keyboard = new Keyboard(page);
  const search = page.getByRole('searchbox');
  const sorting = page.getByLabel('Sort by');
  await catalog.open();
  await catalog.untilAlive();
  await keyboard.press(catalog.categoryLink('Ceramics'));
  await expect(catalog.categoryLink('Ceramics')).toHaveAttribute('aria-current', 'true');
  await expect(catalog.categoryLink('Ceramics')).toBeFocused();
  await keyboard.type(search, 'glaze');
  await expect(page).toHaveURL('/?category=Ceramics&q=glaze');
  await expect(search).toBeFocused();
  await keyboard.press(sorting, 'ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(sorting).toHaveValue('cheapest');
  await expect(page).toHaveURL('/?category=Ceramics&q=glaze&sort=cheapest');
  await expect(sorting).toBeFocused();
  await keyboard.press(catalog.productLink('Drip Glaze Mug'));
  await expect(product.name()).toHaveText('Drip Glaze Mug');
  await expect(page.getByRole('main')).toBeFocused();
});
