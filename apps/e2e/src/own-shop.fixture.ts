import { OwnShop } from './machine/own-shop';
import { test as base } from './shopper.fixture';

interface OwnShopFixtures {
  /** Whether Stripe's events reach the shop. */
  webhooks: boolean;
  shop: OwnShop;
}

/** A shopper in a shop that no other test uses. */
export const test = base.extend<OwnShopFixtures>({
  webhooks: [true, { option: true }],
  shop: async ({ workspaceRoot, webhooks }, use) => {
    const shop = await OwnShop.start(workspaceRoot, webhooks);
    await use(shop);
    await shop.end();
  },
  site: ({ shop }, use) => use(shop.site),
});
