import { expect } from '@playwright/test';
import { cards, delivery } from '../src/pages/payment.page';
import type { BrowserWindow } from './browser-window';
import { test } from './engines.fixture';

const DESKTOP = { width: 1280, height: 900 };
/** Too narrow for Stripe's page inside the shop. */
const PHONE = { width: 480, height: 900 };

const cartCount = (window: BrowserWindow) =>
  window.read(() => document.querySelector('.cart-count [aria-hidden]')?.textContent);
const title = (window: BrowserWindow) =>
  window.read(() => document.querySelector('h1')?.textContent?.trim());
const firstPrice = (window: BrowserWindow) =>
  window.read(() => document.querySelector('.price')?.textContent);

/** Of the shelf's pictures but the first, which is as high as its neighbours are; and of all of them. */
const shapes = (window: BrowserWindow) =>
  window.read(() => {
    const cards = [...document.querySelectorAll('.product-card')].map((card) => ({
      card: card.getBoundingClientRect(),
      picture: card.querySelector('img')?.getBoundingClientRect() ?? new DOMRect(),
      caption: card.querySelector('.product-caption')?.getBoundingClientRect() ?? new DOMRect(),
    }));
    return {
      square: cards
        .slice(1)
        .every(({ picture: { width, height } }) => Math.abs(width - height) < 1),
      filled: cards.every(({ card, picture }) => Math.abs(card.width - picture.width) < 1),
      apart: cards.every(({ picture, caption }) => {
        const gap = caption.top - picture.bottom;
        return gap > 4 && gap < 24;
      }),
    };
  });

const choose = (window: BrowserWindow, currency: string) =>
  window.read((value) => {
    const select = document.querySelector<HTMLSelectElement>('#currency');
    if (select) select.value = value;
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  }, currency);

async function fillIn(window: BrowserWindow): Promise<void> {
  const fields = {
    email: 'asha@example.com',
    shipping_name: delivery.recipient,
    shipping_line1: delivery.street,
    shipping_postal_code: delivery.postalCode,
    shipping_city: delivery.city,
    number: cards.pays,
    expiry: '12 / 34',
    cvc: '123',
    name: delivery.recipient,
  };
  for (const [field, text] of Object.entries(fields)) await window.write(field, text);
}

test.describe('on a phone', () => {
  test.use({ size: PHONE });

  for (const path of [
    '',
    'cart',
    'products/round-teapot',
    'de/products/round-teapot',
    'ar/order/find',
    'order/a-token-of-nobody',
    'no/such/page',
  ]) {
    test(`the page at /${path} comes to life, and is no wider than the screen`, async ({
      window,
      site,
    }) => {
      await window.open(`${site.shopUrl}/${path}`);
      await expect.poll(() => cartCount(window), 'the server does not know it').toBe('0');
      const { width, room } = await window.read(() => ({
        width: document.documentElement.scrollWidth,
        room: document.documentElement.clientWidth,
      }));
      expect(width).toBeLessThanOrEqual(room);
    });
  }
});

for (const size of [DESKTOP, PHONE]) {
  test.describe(`in a window ${size.width} wide`, () => {
    test.use({ size });

    test('pictures on the shelf are square, and end where their captions begin', async ({
      window,
      site,
    }) => {
      await window.open(site.shopUrl);
      await window.read(() => scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => shapes(window)).toEqual({ square: true, apart: true, filled: true });
    });

    test('somebody chooses, pays and sees that it is paid', async ({ window, site }) => {
      await window.open(site.shopUrl);
      await window.press('Add Masala Chai Blend to cart');
      await expect.poll(() => cartCount(window)).toBe('1');
      await window.press('Masala Chai Blend');
      await expect.poll(() => title(window)).toBe('Masala Chai Blend');
      await window.press('Add to cart');
      await expect.poll(() => cartCount(window)).toBe('2');
      await window.press('Go to cart');
      await expect.poll(() => title(window)).toBe('Your cart');
      await window.press('Check out');

      await expect.poll(() => window.address()).toContain('/pay');
      const pay = async () => {
        await fillIn(window);
        await window.press('Pay ₹1,080.00');
      };
      await (size === PHONE ? pay() : window.insideFrame(pay));

      await expect.poll(() => window.address()).toContain(`${site.shopUrl}/order/`);
      await expect.poll(() => title(window)).toBe('Thank you, it is paid');
      await expect.poll(() => cartCount(window)).toBe('0');
    });
  });
}

test('the cart opens over the page, closes with Escape and gives the focus back', async ({
  window,
  site,
}) => {
  const isOpen = () => window.read(() => !!document.querySelector('dialog[open]'));
  await window.open(site.shopUrl);
  await expect.poll(() => cartCount(window)).toBe('0');
  await window.press('Cart');
  await expect.poll(isOpen).toBe(true);
  await window.leaveByEscape();
  await expect.poll(isOpen).toBe(false);
  expect(await window.read(() => document.activeElement?.matches('.cart-link'))).toBe(true);
});

test('what the browser writes in Arabic is what the server wrote, in its figures', async ({
  window,
  site,
}) => {
  await window.open(`${site.shopUrl}/ar/`);
  await expect.poll(() => cartCount(window)).toBe('0');
  const written = await firstPrice(window);
  await window.read(() => document.querySelector<HTMLElement>('.choices-button')?.focus());
  await choose(window, 'eur');
  await expect.poll(() => firstPrice(window)).toMatch(/^\u200f15\.00/);
  await choose(window, 'inr');
  await expect.poll(() => firstPrice(window)).toBe(written);
});
