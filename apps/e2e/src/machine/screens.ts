import type { Page } from '@playwright/test';
import type { Site } from './browser-conduct';
import { addExtras } from './order-extras';
import { OrderMaker } from './order-maker';

/** What it takes to see a screen, in any language. */
export interface Visit {
  readonly page: Page;
  readonly site: Site;
  /** Where the language's pages begin: `/` or `/ar/`. */
  readonly root: string;
}

type Screen = (visit: Visit) => Promise<void>;

const at =
  (path: string): Screen =>
  ({ page, root }) =>
    open(page, root + path);

/** Tokens by kind: one of each for all that a worker looks at, since shelves are not endless. */
const made = new Map<string, Promise<string>>();

function tokenOf(kind: string, make: () => Promise<string>): Promise<string> {
  const token = made.get(kind) ?? make();
  made.set(kind, token);
  return token;
}

const order =
  (kind: string, make: (orders: OrderMaker) => Promise<string>): Screen =>
  async ({ page, root, site }) => {
    const token = await tokenOf(kind, () => make(new OrderMaker(site)));
    await open(page, `${root}order/${token}`);
  };

/** Every screen that the shop has, by name. */
export const screens: Readonly<Record<string, Screen>> = {
  catalogue: at(''),
  'catalogue-category': at('?category=Ceramics'),
  'catalogue-nothing-found': at('?q=xyz'),
  choices: async ({ page, root }) => {
    await open(page, root);
    await page.locator('.choices-button').click();
    await page.locator('.choices').waitFor();
  },
  product: at('products/round-teapot'),
  'product-sold-out': at('products/white-tea-cake'),
  'product-missing': at('products/no-such-thing'),
  'not-found': at('no/such/page'),
  'not-loaded': async ({ page, root }) => {
    await open(page, root);
    const script = '**/find-order.component-*.js';
    await page.route(script, (route) => route.abort());
    await page.locator('.colophon a').click();
    await page.getByRole('alert').waitFor();
    await page.unroute(script);
  },
  'cart-empty': at('cart'),
  cart: async (visit) => openCart(visit),
  'cart-removed': async (visit) => {
    await openCart(visit);
    await visit.page.locator('.cart-line-remove').first().click();
    await visit.page.locator('.cart-removed').waitFor();
  },
  'cart-repriced': async (visit) => {
    await openCart(visit, 79_000);
    await visit.page.locator('.cart-notice h2').waitFor();
  },
  'cart-trouble': async (visit) => {
    await openCart(visit);
    await visit.page.route('**/api/create-checkout-session', (route) => route.abort());
    await visit.page.locator('.checkout-button').click();
    await visit.page.locator('.cart-notice h2').waitFor();
  },
  panel: async (visit) => {
    await openCart(visit);
    await openPanel(visit);
    await visit.page.locator('.cart-panel .cart-line, .cart-line').first().waitFor();
  },
  'panel-empty': async (visit) => openPanel(visit),
  canceled: at('checkout/canceled'),
  'pay-nothing': at('checkout/pay'),
  'find-order': at('order/find'),
  'find-order-fault': async ({ page, root }) => {
    await open(page, `${root}order/find`);
    await page.locator('#find-email').fill('nobody');
    await page.locator('[type=submit]').click();
    await page.locator('[aria-invalid=true]').first().waitFor();
  },
  'find-order-sent': async ({ page, root }) => {
    await open(page, `${root}order/find`);
    await page.locator('#find-number').fill('AAAA-AAAA');
    await page.locator('#find-email').fill('nobody@example.com');
    await page.locator('[type=submit]').click();
    await page.getByRole('status').getByRole('heading').waitFor();
  },
  'order-unpaid': order('unpaid', (orders) => orders.unpaid()),
  'order-expired': order('expired', (orders) => orders.expired()),
  'order-paid': order('paid', (orders) => orders.paid()),
  'order-partly-refunded': order('partly refunded', (orders) => orders.refunded(10_000)),
  'order-refunded': order('refunded', (orders) => orders.refunded()),
  'order-disputed': order('disputed', (orders) => orders.disputed()),
  'order-charged-back': order('charged back', (orders) => orders.chargedBack()),
  'order-extras': async (visit) => {
    const token = await tokenOf('unpaid', () => new OrderMaker(visit.site).unpaid());
    await addExtras(visit.page, visit.site, token);
    await open(visit.page, `${visit.root}order/${token}`);
    await visit.page.locator('.receipt-totals > :nth-child(5)').waitFor();
  },
  'order-missing': at('order/AAAAAAAAAAAAAAAAAAAAAA'),
};

/** Until it is alive: what it shows is what it will go on showing. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[jsaction]'));
}

/** @param seen what each product cost when it was chosen, in minor units; the present prices when left out */
async function openCart({ page, root }: Visit, seen?: number): Promise<void> {
  await open(page, root);
  const chosen = ['masala-chai-blend', 'linen-notebook', 'block-print-cards'];
  await page.evaluate(
    async ({ chosen, seen }) => {
      const answer = await fetch('/api/products');
      const { products } = (await answer.json()) as {
        products: { id: string; name: string; price: { amount: number }; image: { src: string } }[];
      };
      const lines = products
        .filter(({ id }) => chosen.includes(id))
        .map(({ id, name, price, image: { src: image } }, index) => ({
          ...{ id, name, image, quantity: index + 1 },
          price: { ...price, amount: seen ?? price.amount },
        }));
      localStorage.setItem('till.cart', JSON.stringify({ id: crypto.randomUUID(), lines }));
    },
    { chosen, seen },
  );
  await open(page, `${root}cart`);
  await page.locator('.cart-line').first().waitFor();
}

/** On a screen with no room for a panel, the cart's page. */
async function openPanel({ page, root }: Visit): Promise<void> {
  await open(page, `${root}products/round-teapot`);
  await page.locator('.cart-link').click();
  await page.locator('till-cart-contents').waitFor();
}
