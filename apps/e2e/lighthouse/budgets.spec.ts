import { type APIRequestContext, expect } from '@playwright/test';
import { test } from './lighthouse.fixture';
import { complaints, measurementOf } from './measurement';
import { MEASUREMENT } from './medians.reporter';

/** With how many bytes of script, as they travel, each page may come to life. */
const pages = {
  catalogue: { path: '/', scripts: 90_000 },
  'catalogue in German': { path: '/de/', scripts: 90_000 },
  'catalogue in Arabic': { path: '/ar/', scripts: 90_000 },
  product: { path: '/products/round-teapot', scripts: 90_000 },
  cart: { path: '/cart', scripts: 95_000 },
};

for (const [name, { path, scripts }] of Object.entries(pages)) {
  test(`the ${name} is accessible, sound, found, still and small`, async ({
    measure,
    site,
    request,
    browser,
  }) => {
    // A cart is nobody's to find.
    const result = await measure(path, name === 'cart' ? ['is-crawlable'] : []);
    const measurement = measurementOf(result);
    const body = JSON.stringify({ name, ...measurement });
    await test.info().attach(MEASUREMENT, { body, contentType: 'application/json' });

    for (const category of ['accessibility', 'best-practices', 'seo']) {
      expect(complaints(result, category), category).toEqual([]);
      expect(measurement.scores[category], category).toBe(100);
    }
    expect(measurement.layoutShift, 'cumulative layout shift').toBe(0);
    expect(await bytesOf(measurement.scripts, request)).toBeLessThanOrEqual(scripts);
    // What is in a cart is for the browser to say.
    if (name === 'cart') return;
    const noScript = await browser.newContext({ javaScriptEnabled: false });
    const page = await noScript.newPage();
    await page.goto(site.shopUrl + path);
    await expect(page.locator(String(measurement.largestElement)).first()).toBeVisible();
    await noScript.close();
  });
}

/** As they travel, compressed. */
async function bytesOf(scripts: readonly string[], request: APIRequestContext): Promise<number> {
  const sizes = scripts.map(async (url) => {
    const answer = await request.head(url, { headers: { 'Accept-Encoding': 'br' } });
    expect(answer.headers()['content-encoding'], url).toBe('br');
    return Number(answer.headers()['content-length']);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
