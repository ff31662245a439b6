import { expect } from '@playwright/test';
import { Keyboard } from './machine/keyboard';
import { test } from './shopper.fixture';

for (const [colorScheme, language] of [
  ['light', 'en'],
  ['dark', 'ar'],
] as const) {
  test.describe(`in ${language}, in ${colorScheme} colours`, () => {
    test.use({ colorScheme, language, locale: language });

    test('the cart opens over the page, is changed there and leads to the payment', async ({
      shopper: { page, catalog, panel, payment, order },
      visitor: { reads, root },
    }) => {
      const [notebook, tea] = [reads('Linen Notebook'), reads('Masala Chai Blend')];
      await catalog.open();
      await catalog.add('Linen Notebook');
      await catalog.add('Masala Chai Blend');
      await catalog.cartLink().click();
      await expect(panel.products()).toHaveText([notebook, tea]);
      await expect(page).toHaveURL(root);
      await panel.setQuantity('Linen Notebook', 2);
      await panel.remove('Masala Chai Blend');
      await expect(panel.undoButton()).toBeFocused();
      await panel.undo();
      await expect(panel.products()).toHaveText([notebook, tea]);
      await panel.remove('Masala Chai Blend');
      await expect(panel.products()).toHaveText([notebook]);
      await panel.checkOut();
      await expect(payment.payButton()).toHaveText(/1,780\.00/);
      await payment.pay();
      await expect(order.paid()).toBeVisible();
    });
  });
}

test('with the keyboard alone: it holds the focus, Escape closes it and gives the focus back', async ({
  shopper: { page, catalog, panel },
}) => {
  const keyboard = new Keyboard(page);
  await catalog.open();
  await catalog.add('Linen Notebook');
  await keyboard.press(catalog.cartLink());
  await keyboard.press(panel.closeButton());
  await expect(panel.dialog).toBeHidden();
  await expect(catalog.cartLink()).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(panel.dialog).toBeVisible();
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement !== body && !activeElement?.closest('dialog');
    });
    expect(isOutside, 'the page below has the focus').toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();
  await expect(catalog.cartLink()).toBeFocused();
});

test('it closes on the way to another page, and for who presses beside it', async ({
  shopper: { page, catalog, panel, product },
}) => {
  await catalog.open();
  await catalog.add('Linen Notebook');
  await catalog.cartLink().click();
  await expect(panel.dialog).toBeVisible();
  await page.mouse.click(100, 300);
  await expect(panel.dialog).toBeHidden();
  await catalog.cartLink().click();
  await panel.productLink('Linen Notebook').click();
  await expect(panel.dialog).toBeHidden();
  await expect(product.name()).toHaveText('Linen Notebook');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the cart is a page', async ({ shopper: { page, catalog, cart, panel } }) => {
    await catalog.open();
    await catalog.add('Linen Notebook');
    await catalog.cartLink().click();
    await expect(page).toHaveURL('/cart');
    await expect(cart.products()).toHaveText(['Linen Notebook']);
    await expect(panel.dialog).toBeHidden();
  });
});
