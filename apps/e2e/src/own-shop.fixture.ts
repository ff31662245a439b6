import { OwnShop } from './machine/own-shop';
import { test as base } from './shopper.fixture';

interface OwnShopFixtures {
  shop: OwnShop;
}

interface OwnShopOptions {
  /** Variables of the shop, where it is not the one that a newcomer starts. */
  settings: Record<string, string>;
}

/** A shopper in a shop that is stopped and started on the way; a test leaves it running. */
export const test = base.extend<object, OwnShopFixtures & OwnShopOptions>({
  settings: [{}, { option: true, scope: 'worker' }],
  shop: [
    async ({ build, settings }, use) => {
      const shop = await OwnShop.start(build, settings);
      await use(shop);
      await shop.end();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  site: ({ shop }, use) => use(shop.site),
});
