import { OwnShop } from './machine/own-shop';
import { test as base } from './shopper.fixture';

interface OwnShopFixtures {
  shop: OwnShop;
}

/** A shopper in a shop that is stopped and started on the way; a test leaves it running. */
export const test = base.extend<object, OwnShopFixtures>({
  shop: [
    async ({ build }, use) => {
      const shop = await OwnShop.start(build);
      await use(shop);
      await shop.end();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  site: ({ shop }, use) => use(shop.site),
});
