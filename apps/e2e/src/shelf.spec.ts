import { expect } from '@playwright/test';
import { test } from './shopper.fixture';

test('what is searched for is found letter by letter, and a link keeps it', async ({
  shopper: { page, catalog },
}) => {
  await catalog.open();
  const search = page.getByRole('searchbox', { name: 'Search the shop' });
  await search.pressSequentially('tea box');
  await expect(catalog.names()).toHaveText(['Tea Sampler Box']);
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 item');
  await search.press('Enter');
  await expect(page).toHaveURL('/?q=tea%20box');
  await page.reload();
  await expect(search).toHaveValue('tea box');
  await expect(catalog.names()).toHaveText(['Tea Sampler Box']);
  await search.fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await page.getByRole('link', { name: 'See everything in the shop' }).click();
  await expect(page).toHaveURL('/');
  await expect(search).toHaveValue('');
});

test('the field, the list and the address agree on every way on and back', async ({
  shopper: { page, catalog },
}) => {
  await page.goto('/?q=teapot');
  const search = page.getByRole('searchbox', { name: 'Search the shop' });
  await search.fill('');
  await page.getByRole('link', { name: 'Ceramics' }).click();
  await expect(page).toHaveURL('/?category=Ceramics');
  await search.fill('bowl');
  await expect(page).toHaveURL('/?category=Ceramics&q=bowl');
  const names = await catalog.names().allInnerTexts();
  await catalog.names().first().getByRole('link').click();
  await expect(page).toHaveURL(/products/);
  await page.goBack();
  await expect(search).toHaveValue('bowl');
  await expect(catalog.names()).toHaveText(names);
});

test('a list is sorted by price, and Back puts it in the order it had', async ({
  shopper: { page, catalog },
}) => {
  await page.goto('/?category=Ceramics');
  const names = await catalog.names().allInnerTexts();
  const sorting = page.getByLabel('Sort by');
  await sorting.selectOption('cheapest');
  await expect(page).toHaveURL('/?category=Ceramics&sort=cheapest');
  await expect(async () => {
    const prices = await page.locator('.price').allInnerTexts();
    const amounts = prices.map((price) => Number(price.replace(/[^\d.]/g, '')));
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
  }).toPass();
  await sorting.selectOption('shelf');
  await expect(catalog.names()).toHaveText(names);
});

test('a product that is not there is missing from the first HTML on, and nobody asks again', async ({
  page,
  conduct,
}) => {
  conduct.allow(/status of 404/);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/products/no-such-thing');
  // The count is known only once the page has come to life.
  await expect(page.locator('.cart-count')).toHaveText('0');
  await expect(page).toHaveTitle(/^We do not have this\. · /);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We do not have this.');
  expect(asked).not.toContain('/api/products/no-such-thing');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search and the languages work all the same', async ({ page, shopper: { catalog } }) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('kettle');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/[?&]q=kettle/);
    await expect(catalog.names().first()).toHaveText('Copper Kettle');
    await page.getByRole('button', { name: /^Language and currency/ }).click();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await expect(page).toHaveURL(/\/de\/\?.*q=kettle/);
  });
});
