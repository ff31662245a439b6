import { expect } from '@playwright/test';
import { Keyboard } from './machine/keyboard';
import { cards, delivery } from './pages/payment.page';
import { test } from './shopper.fixture';

test('an order is bought with the keyboard alone', async ({
  shopper: { page, catalog, product, cart, payment, order },
}) => {
  const keyboard = new Keyboard(page);
  await catalog.open();
  await keyboard.press(catalog.productLink('Linen Notebook'));
  await expect(product.name()).toHaveText('Linen Notebook');
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
