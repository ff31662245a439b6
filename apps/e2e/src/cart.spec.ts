import { expect } from '@playwright/test';
import { LayoutShifts } from './machine/layout-shifts';
import { test } from './shopper.fixture';

test(
  'a cart is changed step by step, and what was taken out comes back where it was',
  { tag: '@everywhere' },
  async ({ shopper, visitor: { reads, readsRupees } }) => {
    const { catalog, cart, payment } = shopper;
    const [tea, notebook] = [reads('Masala Chai Blend'), reads('Linen Notebook')];
    await shopper.fillCart('Masala Chai Blend', 'Linen Notebook');
    await expect(cart.total()).toHaveText(readsRupees('1,430.00'));
    await cart.takeOneMore('Masala Chai Blend');
    await cart.takeOneMore('Masala Chai Blend');
    await cart.takeOneLess('Masala Chai Blend');
    await expect(cart.quantity('Masala Chai Blend')).toHaveValue('2');
    await expect(cart.total()).toHaveText(readsRupees('1,970.00'));
    await expect(catalog.cartCount()).toHaveText('3');

    await cart.remove('Masala Chai Blend');
    await expect(cart.products()).toHaveText([notebook]);
    await expect(cart.total()).toHaveText(readsRupees('890.00'));
    await expect(cart.undoButton()).toBeFocused();
    await cart.undo();
    await expect(cart.products()).toHaveText([tea, notebook]);
    await expect(cart.quantity('Masala Chai Blend')).toHaveValue('2');

    await cart.checkOut();
    await expect(payment.payButton()).toHaveText(/1,970\.00/);
  },
);

test(
  'a total that changes stays where it is, and so does all that is around it',
  { tag: '@everywhere' },
  async ({ shopper, page, visitor: { readsRupees } }) => {
    const { cart } = shopper;
    await shopper.fillCart('Round Teapot', 'Linen Notebook');
    await expect(cart.total()).toHaveText(readsRupees('5,090.00'));
    const places = async () => [
      await cart.total().boundingBox(),
      await cart.checkoutButton().boundingBox(),
    ];
    const before = await places();
    const shifts = await LayoutShifts.watch(page);
    for (const [quantity, total] of [
      [2, '9,290.00'],
      [10, '42,890.00'],
      [99, '416,690.00'],
      [1, '5,090.00'],
    ] as const) {
      await cart.setQuantity('Round Teapot', quantity);
      await expect(cart.total()).toHaveText(readsRupees(total));
      expect(await places(), `of the total and the button, at ${total}`).toEqual(before);
      expect(await shifts.moved(), `on the way to ${total}`).toEqual([]);
    }
  },
);
