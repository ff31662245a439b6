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

/** What is read while one page gives way to the next may be no page's. */
const eventually = (read: () => Promise<unknown>, expected: unknown) =>
  expect(async () => expect(await read()).toEqual(expected)).toPass({ timeout: 15_000 });

/** Of all places on the shelf, and of those but the first, whose picture is as high as its neighbours are. */
const shapes = (window: BrowserWindow) =>
  window.read(() => {
    const places = [...document.querySelectorAll('.product-card')].map((card) => ({
      card: card.getBoundingClientRect(),
      picture: card.querySelector('img')?.getBoundingClientRect() ?? new DOMRect(),
      caption: card.querySelector('.product-caption')?.getBoundingClientRect() ?? new DOMRect(),
    }));
    return {
      places: places.length,
      square: places.slice(1).every(({ picture }) => Math.abs(picture.width - picture.height) < 1),
      filled: places.every(({ card, picture }) => Math.abs(card.width - picture.width) < 1),
      apart: places.every(({ picture, caption }) => {
        const gap = caption.top - picture.bottom;
        return gap > 4 && gap < 24;
      }),
    };
  });

const choose = (window: BrowserWindow, currency: string) =>
  window.read((value) => {
    const select = document.querySelector<HTMLSelectElement>('#currency');
    if (!select) throw new Error('No currency can be chosen');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
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
      await eventually(() => cartCount(window), '0');
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
      const sound = { places: 20, square: true, filled: true, apart: true };
      await eventually(() => shapes(window), sound);
    });

    test('somebody chooses, pays and sees that it is paid', async ({ window, site }) => {
      await window.open(site.shopUrl);
      await window.press('Add Masala Chai Blend to cart');
      await eventually(() => cartCount(window), '1');
      await window.press('Masala Chai Blend');
      await eventually(() => title(window), 'Masala Chai Blend');
      await window.press('Add to cart');
      await eventually(() => cartCount(window), '2');
      await window.press('Go to cart');
      await eventually(() => title(window), 'Your cart');
      await window.press('Check out');

      await expect.poll(() => window.address()).toContain('/pay');
      const pay = async () => {
        await fillIn(window);
        await window.press('Pay ₹1,080.00');
      };
      await (size === PHONE ? pay() : window.insideFrame(pay));

      await expect.poll(() => window.address()).toContain(`${site.shopUrl}/order/`);
      await eventually(() => title(window), 'Thank you, it is paid');
      await eventually(() => cartCount(window), '0');
    });
  });
}

for (const [way, leave] of [
  ['with Escape', (window: BrowserWindow) => window.leaveByEscape()],
  ['for who presses beside it', (window: BrowserWindow) => window.pressAt(100, 400)],
] as const) {
  test(`the cart opens over the page, closes ${way} and gives the focus back`, async ({
    window,
    site,
  }) => {
    const isOpen = () => window.read(() => !!document.querySelector('dialog[open]'));
    const isFocusBack = () => window.read(() => !!document.activeElement?.matches('.cart-link'));
    await window.open(site.shopUrl);
    await eventually(() => cartCount(window), '0');
    await window.press('Cart');
    await eventually(isOpen, true);
    await leave(window);
    await eventually(isOpen, false);
    await eventually(isFocusBack, true);
  });
}

test('what the browser writes in Arabic is what the server wrote, in its figures', async ({
  window,
  site,
}) => {
  await window.open(`${site.shopUrl}/ar/`);
  await eventually(() => cartCount(window), '0');
  await window.read(() => document.querySelector<HTMLElement>('.choices-button')?.focus());
  await expect(async () => {
    await choose(window, 'eur');
    expect(await firstPrice(window)).toContain('€');
  }).toPass({ timeout: 15_000 });
  const byBrowser = await firstPrice(window);
  await window.open(`${site.shopUrl}/ar/`);
  expect(await firstPrice(window)).toBe(byBrowser);
});
