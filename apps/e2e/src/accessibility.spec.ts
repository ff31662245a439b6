import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { EmulatorControl } from './machine/emulator-control';
import { cards } from './pages/payment.page';
import { type Shopper, test } from './shopper.fixture';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the shelves and what stands beside them are accessible', async ({ shopper, conduct }) => {
      conduct.allow(/status of 404/);
      await shopper.catalog.open();
      expect(await faults(shopper)).toEqual([]);
      const choices = shopper.page.getByRole('button', { name: /^Language and currency/ });
      await choices.click();
      await expect(shopper.page.getByLabel('Currency')).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
      await shopper.page.keyboard.press('Escape');
      await shopper.catalog.chooseCategory('Ceramics');
      expect(await faults(shopper)).toEqual([]);
      await shopper.product.open('round-teapot');
      expect(await faults(shopper)).toEqual([]);
      await shopper.product.open('no-such-thing');
      expect(await faults(shopper)).toEqual([]);
      await shopper.page.goto('/no-such-page');
      expect(await faults(shopper)).toEqual([]);
      await shopper.page.goto('/checkout/canceled');
      expect(await faults(shopper)).toEqual([]);
    });

    test('the cart is accessible, empty, full and in trouble', async ({ shopper, conduct }) => {
      conduct.allow(/net::ERR_FAILED/);
      await shopper.cart.open();
      await expect(shopper.cart.empty()).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
      await shopper.fillCart('Round Teapot', 'Linen Notebook');
      expect(await faults(shopper)).toEqual([]);
      await shopper.page.route('**/api/create-checkout-session', (route) => route.abort());
      await shopper.cart.checkoutButton().click();
      await expect(shopper.cart.notice()).toContainText('Nothing has been charged');
      expect(await faults(shopper)).toEqual([]);
      await shopper.cart.remove('Round Teapot');
      expect(await faults(shopper)).toEqual([]);
    });

    test("the cart's panel is accessible, empty and full", async ({ shopper }) => {
      await shopper.catalog.open();
      await shopper.catalog.cartLink().click();
      await expect(shopper.panel.dialog).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
      await shopper.panel.closeButton().click();
      await shopper.catalog.add('Round Teapot');
      await shopper.catalog.add('Linen Notebook');
      await shopper.catalog.cartLink().click();
      await expect(shopper.panel.products()).toHaveCount(2);
      expect(await faults(shopper)).toEqual([]);
      await shopper.panel.remove('Round Teapot');
      expect(await faults(shopper)).toEqual([]);
    });

    test('finding an order is accessible, also with a mistake', async ({ shopper }) => {
      await shopper.findOrder.open();
      expect(await faults(shopper)).toEqual([]);
      await shopper.findOrder.ask('', 'nobody');
      await expect(shopper.page.getByText('The order number is missing.')).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
      await shopper.findOrder.ask('AAAA-AAAA', 'nobody@example.com');
      await expect(shopper.findOrder.answer()).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
    });

    test('paying and the order it makes are accessible', async ({ shopper, conduct }) => {
      conduct.allow(/status of 402/);
      await shopper.reachPayment('Linen Notebook');
      expect(await faults(shopper)).toEqual([]);
      await shopper.payment.pay(cards.declined);
      await expect(shopper.payment.failure()).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
      await shopper.payment.pay();
      await expect(shopper.order.paid()).toBeVisible();
      expect(await faults(shopper)).toEqual([]);
    });

    test('orders that were not paid are accessible', async ({ shopper, site, conduct }) => {
      conduct.allow(/status of 4\d\d/);
      const { id, order } = await shopper.reachPayment('Linen Notebook');
      const payUrl = shopper.page.url();
      await shopper.order.open(order.token);
      await expect(shopper.order.state()).toHaveText('Not paid yet');
      expect(await faults(shopper)).toEqual([]);
      await new EmulatorControl(site.emulatorUrl).expire(id);
      await shopper.order.open(order.token);
      await expect(shopper.order.state()).toHaveText('The time to pay ran out');
      expect(await faults(shopper)).toEqual([]);
      await shopper.page.goto(payUrl);
      expect(await faults(shopper)).toEqual([]);
      await shopper.order.open('AAAAAAAAAAAAAAAAAAAAAA');
      expect(await faults(shopper)).toEqual([]);
    });
  });
}

/** What axe finds on the page as it stands. */
async function faults({ page }: Shopper): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}
