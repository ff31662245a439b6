import { randomUUID } from 'node:crypto';
import type { ProductList } from '@till/shared-types';
import { OrderMaker } from './order-maker';
import { at, lose, once, open, type Screens, type Visit } from './screens-visit';

const CHECKOUT = '**/api/create-checkout-session';

/** The cart as a page and as a panel, and all that may come between it and the payment. */
export const cartScreens = {
  'cart-empty': at('cart'),
  cart: (visit) => openCart(visit),
  'cart-loading': async (visit) => {
    await lose(visit, '**/*.js');
    await visit.page.goto(`${visit.root}cart`);
    await visit.page.locator('.cart .skeleton').first().waitFor();
  },
  'cart-removed': async (visit) => {
    await openCart(visit);
    await visit.page.locator('.cart-line-remove').first().click();
    await visit.page.locator('.cart-removed').waitFor();
  },
  'cart-removed-all': async (visit) => {
    await openCart(visit, { 'linen-notebook': 1 });
    await visit.page.locator('.cart-line-remove').click();
    await visit.page.locator('.nothing-here .cart-removed').waitFor();
  },
  'cart-repriced': async (visit) => {
    await openCart(visit, chosen, { seen: 79_000 });
    await noticed(visit);
  },
  'cart-short': async (visit) => {
    await openCart(visit, { 'tea-sampler-box': 99, 'linen-notebook': 1, 'white-tea-cake': 1 });
    await checkOut(visit);
    await visit.page.locator('.cart-line .is-sold-out').waitFor();
  },
  'cart-not-offered': async (visit) => {
    await openCart(visit, { 'linen-notebook': 1, 'last-years-tea': 1 });
    await noticed(visit);
  },
  'cart-paid': async (visit) => {
    const id = await once('paid cart', () => new OrderMaker(visit.site).paidCart());
    await openCart(visit, chosen, { id });
    await checkOut(visit);
    await visit.page.locator('.cart-notice .button').first().waitFor();
  },
  'cart-offline': async (visit) => {
    await openCart(visit);
    await visit.page.context().setOffline(true);
    await checkOut(visit);
    await visit.page.context().setOffline(false);
  },
  'cart-trouble': async (visit) => {
    await openCart(visit);
    const json = { status: 503, code: 'stripe_unavailable' };
    await visit.page.route(CHECKOUT, (route) => route.fulfill({ status: 503, json }));
    await checkOut(visit);
  },
  panel: async (visit) => {
    await fillCart(visit, chosen);
    await openPanel(visit);
    await visit.page.locator('.cart-line').first().waitFor();
  },
  'panel-removed': async (visit) => {
    await fillCart(visit, chosen);
    await openPanel(visit);
    await visit.page.locator('.cart-line-remove').first().click();
    await visit.page.locator('.cart-removed').waitFor();
  },
  'panel-empty': (visit) => openPanel(visit),
} satisfies Screens;

const chosen = { 'masala-chai-blend': 1, 'linen-notebook': 2, 'block-print-cards': 3 };

interface Memory {
  /** What each product cost when it was chosen, in minor units; the present prices when left out. */
  readonly seen?: number;
  readonly id?: string;
}

async function openCart(
  visit: Visit,
  wanted: Record<string, number> = chosen,
  memory: Memory = {},
): Promise<void> {
  await fillCart(visit, wanted, memory);
  await open(visit, 'cart');
  await visit.page.locator('.cart-line').first().waitFor();
}

/** Puts into the cart what its pages would have put there, whether or not the shop has it. */
async function fillCart(
  { page, site }: Visit,
  wanted: Record<string, number>,
  { seen, id = randomUUID() }: Memory = {},
): Promise<void> {
  const answer = await fetch(`${site.shopUrl}/api/products`);
  const { products, currency } = (await answer.json()) as ProductList;
  const lines = Object.entries(wanted).map(([id, quantity]) => {
    const product = products.find((each) => each.id === id);
    const amount = seen ?? product?.price.amount ?? 50_000;
    const { name = 'Last Year’s Tea', image } = product ?? {};
    return { id, name, image: image?.src, quantity, price: { amount, currency } };
  });
  // The lightest of the shop's documents, to reach its storage.
  await page.goto('/robots.txt');
  await page.evaluate((cart) => localStorage.setItem('till.cart', JSON.stringify(cart)), {
    id,
    lines,
  });
}

async function checkOut(visit: Visit): Promise<void> {
  await visit.page.locator('.checkout-button').click();
  await noticed(visit);
}

async function noticed({ page }: Visit): Promise<void> {
  await page.locator('.cart-notice h2').waitFor();
}

/** On a screen with no room for a panel, the cart's page. */
async function openPanel(visit: Visit): Promise<void> {
  await open(visit, 'products/round-teapot');
  await visit.page.locator('.cart-link').click();
  await visit.page.locator('till-cart-contents').waitFor();
}
