import { expect, type Page } from '@playwright/test';
import { BrowserConduct } from './machine/browser-conduct';
import { test as base } from './shopper.fixture';

/** A browser whose conduct nobody else watches. */
const test = base.extend<{ watched: Page; ownConduct: BrowserConduct }>({
  ownConduct: async ({ site }, use) => use(new BrowserConduct(site)),
  watched: async ({ browser, site, ownConduct }, use) => {
    const context = await browser.newContext({ baseURL: site.shopUrl, bypassCSP: true });
    await ownConduct.watch(context);
    ownConduct.allow(/Failed to load resource/);
    await use(await context.newPage());
    await context.close();
  },
});

for (const path of ['/cart', '/de/order/find']) {
  test(`that ${path} asks Stripe for something is found out`, async ({
    watched,
    ownConduct,
    site,
  }) => {
    const picture = `${site.emulatorUrl}/picture.png`;
    await watched.goto(path);
    await ask(watched, picture);
    expect(() => ownConduct.check()).toThrow(picture);
  });
}

for (const path of ['/checkout/pay', '/ar/checkout/pay']) {
  test(`${path} may ask Stripe, and nobody else`, async ({ watched, ownConduct, site }) => {
    await watched.goto(path);
    await ask(watched, `${site.emulatorUrl}/picture.png`);
    ownConduct.check();
    const stranger = 'http://localhost:9/picture.png';
    await ask(watched, stranger);
    expect(() => ownConduct.check()).toThrow(stranger);
  });
}

/** A picture, as a page of the shop would, were it not for its policy. */
async function ask(page: Page, address: string): Promise<void> {
  await page.evaluate((src) => {
    const image = Object.assign(new Image(), { src });
    return new Promise((done) => (image.onload = image.onerror = done));
  }, address);
}
