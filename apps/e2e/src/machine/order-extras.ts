import type { Page } from '@playwright/test';
import type { Order } from '@till/shared-types';
import type { Site } from './browser-conduct';

const inr = (amount: number) => ({ amount, currency: 'inr' });

const extras = { discount: inr(9_000), shippingCost: inr(4_900), tax: inr(2_500) };

/** From now on the shop answers this page as if the order had a discount, paid shipping and tax on top. */
export async function addExtras(page: Page, site: Site, token: string): Promise<void> {
  const { discount, shippingCost, tax } = extras;
  await changeOrder(page, site, token, ({ subtotal }) => ({
    ...extras,
    total: inr(subtotal.amount - discount.amount + shippingCost.amount + tax.amount),
  }));
}

/** From now on the shop answers this page as if the order were another. */
export async function changeOrder(
  page: Page,
  { shopUrl }: Site,
  token: string,
  changes: (order: Order) => Partial<Order>,
): Promise<void> {
  const answer = await fetch(`${shopUrl}/api/orders/${token}`);
  const order = (await answer.json()) as Order;
  const json = { ...order, ...changes(order) };
  await page.route(`**/api/orders/${token}/events`, (route) => route.abort());
  for (const path of ['', '/settle'])
    await page.route(`**/api/orders/${token}${path}`, (route) => route.fulfill({ json }));
}
