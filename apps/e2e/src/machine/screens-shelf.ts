import { at, hold, lose, open, type Screens, type Visit, walk } from './screens-visit';

const TEAPOT = 'products/round-teapot';

/** The products, in all and one by one, and what stands in their place where there are none. */
export const shelfScreens = {
  catalogue: at(''),
  'catalogue-category': at('?category=Ceramics'),
  'catalogue-nothing-found': at('?q=xyz'),
  'catalogue-loading': async (visit) => {
    await comeTo(visit, '', () => hold(visit, '**/api/products*'));
    await visit.page.locator('.product-card .skeleton').first().waitFor();
  },
  'catalogue-failed': async (visit) => {
    await comeTo(visit, '', () => lose(visit, '**/api/products*'));
    await visit.page.getByRole('alert').waitFor();
  },
  choices: async (visit) => {
    await open(visit, '');
    await visit.page.locator('.choices-button').click();
    await visit.page.locator('.choices').waitFor();
  },
  product: at(TEAPOT),
  'product-sold-out': at('products/white-tea-cake'),
  'product-in-cart': async (visit) => {
    await open(visit, TEAPOT);
    await visit.page.locator('.add-to-cart .button').click();
    await visit.page.locator('.in-cart a').waitFor();
  },
  'product-loading': async (visit) => {
    await comeTo(visit, TEAPOT, () => hold(visit, `**/api/${TEAPOT}*`));
    await visit.page.locator('.product-page .skeleton').first().waitFor();
  },
  'product-failed': async (visit) => {
    await comeTo(visit, TEAPOT, () => lose(visit, `**/api/${TEAPOT}*`));
    await visit.page.getByRole('alert').waitFor();
  },
  'product-missing': at('products/no-such-thing'),
  'not-found': at('no/such/page'),
  'not-loaded': async (visit) => {
    await open(visit, '');
    await lose(visit, '**/find-order.component-*.js');
    await visit.page.locator('.colophon a').click();
    await visit.page.getByRole('alert').waitFor();
  },
} satisfies Screens;

/** From a page that has no products: with them, the first HTML brings what a page shows. */
async function comeTo(visit: Visit, path: string, amiss: () => Promise<void>): Promise<void> {
  await open(visit, 'checkout/canceled');
  await amiss();
  await walk(visit, path);
}
