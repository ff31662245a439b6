import { type APIRequestContext, expect, type Page } from '@playwright/test';
import type { ProductList } from '@till/shared-types';
import { paperColours } from './machine/paper-colours';
import { test } from './shopper.fixture';

const TEAPOT = '/products/round-teapot';
const ROOTS = ['/', '/de/', '/hi/', '/ja/', '/ar/'];

const content = (page: Page, selector: string) =>
  page.locator(`head ${selector}`).getAttribute('content');
const canonical = (page: Page) =>
  page.locator('head link[rel=canonical]').evaluateAll((all) => all.map((one) => one.outerHTML));
const dataOn = async (page: Page): Promise<Record<string, unknown>> =>
  JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');

async function addressesIn(request: APIRequestContext): Promise<string[]> {
  const xml = await (await request.get('/sitemap.xml')).text();
  return [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
}

test.describe('what stands in the first HTML', () => {
  test.use({ javaScriptEnabled: false });

  for (const [currency, symbol] of [
    ['inr', '₹'],
    ['jpy', '¥'],
    ['kwd', 'KWD'],
  ] as const) {
    test(`a product's price in ${currency} is for machines what it is for people`, async ({
      page,
      context,
      site,
    }) => {
      await context.addCookies([{ name: 'till_currency', value: currency, url: site.shopUrl }]);
      await page.goto(TEAPOT);
      const shown = await page.locator('.price').innerText();
      expect(shown).toContain(symbol);
      const { offers, ...product } = await dataOn(page);
      const price = shown.replace(/[^\d.]/g, '');
      expect(product).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Product',
        name: 'Round Teapot',
        description: await page.locator('.lede').innerText(),
        sku: 'round-teapot',
        image: `${site.shopUrl}/products/round-teapot.svg`,
        url: site.shopUrl + TEAPOT,
      });
      expect(offers).toMatchObject({
        price,
        priceCurrency: currency.toUpperCase(),
        availability: expect.stringMatching(
          /^https:\/\/schema\.org\/(InStock|LimitedAvailability)$/,
        ),
        url: site.shopUrl + TEAPOT,
      });
      expect(await content(page, '[property="product:price:amount"]')).toBe(price);
    });
  }

  test('a product and the catalogue say what they are, in their own language', async ({
    page,
    site,
    request,
  }) => {
    for (const root of ROOTS) {
      await page.goto(root + TEAPOT.slice(1));
      const name = await page.locator('h1').innerText();
      const description = await page.locator('.lede').innerText();
      const url = site.shopUrl + root + TEAPOT.slice(1);
      await expect(page).toHaveTitle(`${name} · Kettle & Clay`);
      expect(await content(page, '[name=description]')).toBe(description);
      expect(await canonical(page)).toEqual([expect.stringContaining(`href="${url}"`)]);
      expect(await content(page, '[property="og:title"]')).toBe(name);
      expect(await content(page, '[property="og:description"]')).toBe(description);
      expect(await content(page, '[property="og:url"]')).toBe(url);
      expect(await dataOn(page)).toMatchObject({ '@type': 'Product', name, description, url });

      await page.goto(root);
      await expect(page).toHaveTitle(/^Kettle & Clay · ./);
      expect(await content(page, '[property="og:title"]')).toBe(await page.title());
      expect(await content(page, '[property="og:type"]')).toBe('website');
      expect(await dataOn(page)).toMatchObject({
        '@type': 'WebSite',
        url: site.shopUrl + root,
        inLanguage: await page.locator('html').getAttribute('lang'),
      });
      const picture = await content(page, '[property="og:image"]');
      expect((await request.get(String(picture))).headers()['content-type']).toBe('image/png');
    }
  });

  test('a product is read, and the cart says what it needs', async ({ page }) => {
    await page.goto(TEAPOT);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Round Teapot');
    await expect(page.locator('.price')).toHaveText('₹4,200.00');
    await expect(page.locator('.lede')).toBeVisible();
    await page.goto('/cart');
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
  });

  for (const path of ['/cart', '/order/find', '/checkout/canceled', '/checkout/pay']) {
    test(`${path} is left out of search engines`, async ({ page }) => {
      await page.goto(path);
      expect(await content(page, '[name=robots]')).toBe('noindex');
      expect(await canonical(page)).toEqual([]);
      await expect(page.locator('[property^=og], script[type="application/ld+json"]')).toHaveCount(
        0,
      );
    });
  }

  for (const [path, heading] of [
    ['/nowhere/at/all', 'This shelf is empty.'],
    ['/products/no-such-thing', 'We do not have this.'],
    ['/order/AAAAAAAAAAAAAAAAAAAAAA', /./],
  ] as const) {
    test(`${path} is answered with 404 and a page that leads on`, async ({ page, conduct }) => {
      conduct.allow(/status of 404/);
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.locator('main').getByRole('link').first()).toBeVisible();
      expect(await content(page, '[name=robots]')).toBe('noindex');
    });
  }
});

test('the sitemap has every product and the catalogue in every language, and all of it is there', async ({
  request,
  site,
}) => {
  const { products } = (await (await request.get('/api/products')).json()) as ProductList;
  const paths = ['', ...products.map(({ id }) => `products/${id}`)];
  const expected = paths.flatMap((path) => ROOTS.map((root) => site.shopUrl + root + path));
  const addresses = await addressesIn(request);
  expect(addresses.toSorted()).toEqual(expected.toSorted());
  for (const address of addresses) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(200);
    expect(await answer.text(), address).toContain(`rel="canonical" href="${address}"`);
  }
});

test('the sitemap is XML in which every page names the same page in every language', async ({
  page,
  request,
  site,
}) => {
  const answer = await request.get('/sitemap.xml');
  expect(answer.headers()['content-type']).toBe('application/xml; charset=utf-8');
  const links = await page.evaluate(
    (xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      const ofPage = (entry: Element) =>
        [...entry.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')].map((link) => [
          link.getAttribute('hreflang'),
          link.getAttribute('href'),
        ]);
      return [...parsed.getElementsByTagName('url')].map(ofPage);
    },
    await answer.text(),
  );
  const tags = ['en', 'de', 'hi', 'ja', 'ar', 'x-default'];
  expect(links.length).toBeGreaterThan(5);
  for (const pairs of links) expect(pairs.map(([tag]) => tag)).toEqual(tags);
  expect(links[0]?.at(1)).toEqual(['de', `${site.shopUrl}/de/`]);
});

test('robots find the sitemap, and may read what is in it', async ({ request, site }) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toContain(`Sitemap: ${site.shopUrl}/sitemap.xml`);
  const hidden = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, path = '']) => path);
  expect(hidden).toEqual(expect.arrayContaining(['/cart', '/checkout/', '/ja/cart']));
  for (const address of await addressesIn(request)) {
    const { pathname } = new URL(address);
    expect(hidden.filter((path) => pathname.startsWith(path))).toEqual([]);
  }
});

test('the shop can be put on a screen, with its name, icons and colours', async ({
  page,
  request,
}) => {
  await page.goto('/de/');
  const link = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await request.get(String(link))).json();
  const { light, dark } = await paperColours(page);
  expect(manifest).toMatchObject({
    name: 'Kettle & Clay',
    start_url: '/',
    theme_color: light,
    background_color: light,
  });
  const themes = await page
    .locator('meta[name=theme-color]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('content')));
  expect(themes).toEqual([light, dark]);

  const touch = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
  const icons: { src: string; sizes: string }[] = manifest.icons;
  expect(icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
  for (const { src, sizes } of [...icons, { src: String(touch), sizes: '180x180' }]) {
    const size = await page.evaluate(async (address) => {
      const image = Object.assign(new Image(), { src: address });
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
});

test('what is said of a page stays with it when it comes to life, and not beyond', async ({
  shopper: { page, catalog, product },
}) => {
  await catalog.open();
  await catalog.untilAlive();
  expect(await dataOn(page)).toMatchObject({ '@type': 'WebSite' });
  await catalog.openProduct('Round Teapot');
  await expect(product.name()).toHaveText('Round Teapot');
  await expect(page.locator('[property^=og], script[type="application/ld+json"]')).toHaveCount(0);
  expect(await canonical(page)).toEqual([expect.stringContaining(TEAPOT)]);
});

test('what is said of a price goes when the page shows another currency', async ({
  shopper: { page, product },
}) => {
  await page.goto(TEAPOT);
  expect(await dataOn(page)).toMatchObject({ offers: { priceCurrency: 'INR' } });
  await page.getByRole('button', { name: /^Language and currency/ }).click();
  await page.getByLabel('Currency').selectOption('eur');
  await expect(page.locator('.product-facts .price')).toHaveText(/^€/);
  await expect(page.locator('[property^=product], script[type="application/ld+json"]')).toHaveCount(
    0,
  );
  await expect(product.name()).toHaveText('Round Teapot');
});
