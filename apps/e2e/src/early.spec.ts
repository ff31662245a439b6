import { expect, type Page } from '@playwright/test';
import { NOT_ALIVE } from './machine/until-alive';
import { test } from './shopper.fixture';

/** The last that the list waits for on its way to life. */
const SCRIPT = '**/catalog.component-*.js';

/** Keeps the answers to such requests back. @returns lets them through */
async function hold(page: Page, url: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<null>();
  await page.route(url, async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(null);
}

/** The page tells of it by itself: one that is about to be left answers no question. @returns when it comes to life */
async function lifeOf(page: Page): Promise<() => Promise<unknown>> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  await page.exposeFunction('tellOfLife', resolve);
  await page.addInitScript((waiting) => {
    const look = () => {
      if (!document.querySelector('[role=article]') || document.querySelector(waiting)) return;
      (window as unknown as { tellOfLife: () => void }).tellOfLife();
      observer.disconnect();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  }, NOT_ALIVE);
  return () => promise;
}

test('a link that is pressed before the page has come to life is followed once', async ({
  shopper: { page, catalog, product },
}) => {
  const alive = await lifeOf(page);
  const wake = await hold(page, SCRIPT);
  const answer = await hold(page, '**/products/round-teapot');
  await catalog.open();
  const before = await page.evaluate(() => history.length);
  const pressed = catalog.openProduct('Round Teapot');
  await page.waitForRequest('**/products/round-teapot');
  wake();
  await alive();
  answer();
  await pressed;
  await expect(product.name()).toHaveText('Round Teapot');
  await expect(product.addButton()).toBeEnabled();
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect(page).toHaveURL('/');
});

test('a language that is pressed before the choices have come to life is gone to all the same', async ({
  shopper: { page, catalog },
}) => {
  const wake = await hold(page, '**/choices.component-*.js');
  await catalog.open();
  await catalog.untilAlive();
  const asleep = page.waitForRequest('**/choices.component-*.js');
  await page.getByRole('button', { name: /^Language and currency/ }).click();
  await asleep;
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL('/de/');
  wake();
});

test('a button that is pressed before the page has come to life does its work once it has', async ({
  shopper: { page, catalog },
}) => {
  const wake = await hold(page, SCRIPT);
  await catalog.open();
  await catalog.addButton('Round Teapot').click();
  wake();
  await expect(catalog.cartLink()).toHaveText(/1 item$/);
});

test('a quantity that is typed before the page has come to life counts', async ({
  shopper: { page, product },
}) => {
  const wake = await hold(page, '**/product.component-*.js');
  await product.open('drip-glaze-mug');
  await product.add(3);
  wake();
  await expect(product.inCart(3)).toBeVisible();
});
