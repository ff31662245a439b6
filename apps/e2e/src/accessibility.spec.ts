import { expect } from '@playwright/test';
import { screens } from './machine/screens';
import { unseenFocus } from './machine/unseen-focus';
import { test } from './shopper.fixture';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 720 } };

/** Those with most to use, and those where something lies over the rest. */
const visited = [
  'catalogue',
  'choices',
  'product-in-cart',
  'cart',
  'cart-removed',
  'cart-short',
  'cart-paid',
  'panel',
  'pay-failed',
  'find-order-fault',
  'order-unpaid',
  'order-paid',
] as const;

for (const [size, viewport] of Object.entries(sizes)) {
  test.describe(`on a ${size}`, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    for (const name of visited) {
      test(`${name} shows where the focus is, wherever Tab leads`, async ({
        page,
        site,
        conduct,
      }) => {
        conduct.allow(/status of 409|net::ERR_FAILED/);
        await screens[name]({ page, site, root: '/' });
        expect(await unseenFocus(page)).toEqual([]);
      });
    }
  });
}
