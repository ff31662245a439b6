import { expect } from '@playwright/test';
import { test } from './engines.fixture';

test('what is pressed while one page turns into the next is pressed on the next', async ({
  window,
  site,
}) => {
  await window.open(`${site.shopUrl}/products/round-teapot`);
  await window.read(() => {
    const slow = new CSSStyleSheet();
    slow.replaceSync('::view-transition-group(*) { animation-duration: 8s }');
    document.adoptedStyleSheets.push(slow);
  });
  await expect
    .poll(() => window.read(() => document.querySelector('.cart-count [aria-hidden]')?.textContent))
    .toBe('0');
  await window.press('Shop');
  const isTurning = () => document.documentElement.matches(':active-view-transition');
  await expect.poll(() => window.read(isTurning)).toBe(true);
  await window.press('Add Masala Chai Blend to cart');
  await expect
    .poll(() => window.read(() => document.querySelector('.cart-count [aria-hidden]')?.textContent))
    .toBe('1');
  expect(await window.read(isTurning), 'it was in time').toBe(true);
});
