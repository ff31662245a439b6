import type { Page } from '@playwright/test';
import type { Order } from '@till/shared-types';
import type { Site } from './browser-conduct';

const inr = (amount: number) => ({ amount, currency: 'inr' });

const extras = { discount: inr(9_000), shippingCost: inr(4_900), tax: inr(2_500) };

/** From now on the shop answers this page as if the order had a discount, paid shipping and tax on top. */
export async function addExtras(page: Page, { shopUrl }: Site, token: string): Promise<void> {
  const answer = await fetch(`${shopUrl}/api/orders/${token}`);
  const order = (await answer.json()) as Order;
  const { discount, shippingCost, tax } = extras;
  const total = inr(order.subtotal.amount - discount.amount + shippingCost.amount + tax.amount);
  await page.route('**/api/orders/*/events', (route) => route.abort());
  await page.route('**/api/orders/*/settle', (route) =>
    route.fulfill({ json: { ...order, ...extras, total } }),
  );
}
