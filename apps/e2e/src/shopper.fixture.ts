import { test as base, type Page } from '@playwright/test';
import type { CheckoutSession } from '@till/shared-types';
import { BrowserConduct, type Site } from './machine/browser-conduct';
import type { Build } from './machine/service.process';
import { CartPanel } from './pages/cart-panel.page';
import { CartPage } from './pages/cart.page';
import { CatalogPage } from './pages/catalog.page';
import { FindOrderPage } from './pages/find-order.page';
import { OrderPage } from './pages/order.page';
import { PaymentPage } from './pages/payment.page';
import { ProductPage } from './pages/product.page';
import { type Language, Visitor } from './pages/visitor';

export interface ShopperOptions {
  /** Where the shop and its Stripe are. */
  site: Site;
  /** The shop's, and the browser's where the project says so. */
  language: Language;
  screenshotFolder: string;
}

export interface ShopperWorkerOptions {
  build: Build;
}

interface ShopperFixtures {
  shopper: Shopper;
  /** Another person, on another device. */
  other: Shopper;
  visitor: Visitor;
  conduct: BrowserConduct;
}

/** One tab of a person who buys. */
export class Shopper {
  readonly catalog: CatalogPage;
  readonly product: ProductPage;
  readonly cart: CartPage;
  readonly panel: CartPanel;
  readonly payment: PaymentPage;
  readonly paymentInside: PaymentPage;
  readonly order: OrderPage;
  readonly findOrder: FindOrderPage;

  constructor(
    readonly page: Page,
    private readonly visitor: Visitor,
  ) {
    this.catalog = new CatalogPage(page, visitor);
    this.product = new ProductPage(page, visitor);
    this.cart = new CartPage(page, visitor);
    this.panel = new CartPanel(page, visitor);
    this.payment = new PaymentPage(page, visitor);
    this.paymentInside = PaymentPage.insideShop(page, visitor);
    this.order = new OrderPage(page, visitor);
    this.findOrder = new FindOrderPage(page, visitor);
  }

  /** The same person's next tab, with the same cart. */
  async openTab(): Promise<Shopper> {
    return new Shopper(await this.page.context().newPage(), this.visitor);
  }

  /** Chooses one of each product, by name, and goes to the cart. */
  async fillCart(...products: string[]): Promise<void> {
    await this.catalog.open();
    for (const product of products) await this.catalog.add(product);
    await this.catalog.goToCart();
    await this.cart.checkoutButton().waitFor();
  }

  /** Goes as far as the payment page with one of each product. Returns what the shop's page learned. */
  async reachPayment(...products: string[]): Promise<CheckoutSession> {
    let session: CheckoutSession | undefined;
    await this.page.route('**/api/create-checkout-session', async (route) => {
      const response = await route.fetch();
      session = (await response.json()) as CheckoutSession;
      await route.fulfill({ response });
    });
    await this.fillCart(...products);
    await this.cart.checkOut();
    await this.page.unroute('**/api/create-checkout-session');
    if (!session) throw new Error('The shop made no session');
    return session;
  }
}

/**
 * A shopper in a browser of their own. Whatever happens on the way, the browser must find nothing to complain of,
 * and nothing may leave the machine.
 */
export const test = base.extend<ShopperFixtures & ShopperOptions, ShopperWorkerOptions>({
  site: [{ shopUrl: '', emulatorUrl: '' }, { option: true }],
  language: ['en', { option: true }],
  screenshotFolder: ['', { option: true }],
  visitor: ({ language, hasTouch }, use) => use(new Visitor(language, hasTouch)),
  build: [
    { folder: '', environment: {} },
    { option: true, scope: 'worker' },
  ],
  baseURL: ({ site }, use) => use(site.shopUrl),
  conduct: [
    async ({ context, site }, use) => {
      const conduct = new BrowserConduct(site);
      await conduct.watch(context);
      await use(conduct);
      conduct.check();
    },
    { auto: true },
  ],
  shopper: async ({ page, visitor }, use) => use(new Shopper(page, visitor)),
  other: async ({ browser, baseURL, conduct, visitor }, use) => {
    const context = await browser.newContext({ baseURL });
    await conduct.watch(context);
    await use(new Shopper(await context.newPage(), visitor));
    await context.close();
  },
});
