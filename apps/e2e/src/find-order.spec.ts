import { expect } from '@playwright/test';
import { OrderMaker } from './machine/order-maker';
import { test } from './shopper.fixture';

test(
  'a guest who lost the link has it sent again; it opens the order on another device',
  { tag: '@everywhere' },
  async ({ shopper, other, page, visitor: { press, reads } }) => {
    await shopper.reachPayment('Linen Notebook');
    await shopper.payment.pay();
    await expect(shopper.order.paid()).toBeVisible();
    const number = String(await shopper.order.number().textContent()).trim();
    const link = page.url();

    await press(page.getByRole('link', { name: reads('Find your order') }));
    await shopper.findOrder.ask(number.toLowerCase().replace('-', ''), 'asha@example.com');
    await expect(shopper.findOrder.answer()).toContainText(reads('Have a look at your mail'));
    const name = reads('The link to your order {}', number);
    const mail = other.page.getByRole('link', { name });
    await expect(async () => {
      await other.page.goto('/api/outbox');
      await mail.click({ timeout: 1000 });
    }).toPass();

    await press(other.page.getByRole('link', { name: link }));
    await expect(other.order.paid()).toBeVisible();
    await expect(other.order.number()).toHaveText(number);
  },
);

test('what is said does not depend on whether there is such an order', async ({
  shopper: { findOrder },
  site,
  request,
}) => {
  const token = await new OrderMaker(site).paid();
  const { number } = await (await request.get(`/api/orders/${token}`)).json();
  for (const [asked, email] of [
    ['AAAA-AAAA', 'nobody@example.com'],
    [number, 'stranger@example.com'],
  ]) {
    await findOrder.open();
    await findOrder.ask(asked, email);
    await expect(findOrder.answer()).toContainText(
      'If there is an order with this number and address, the link to it is on its way',
    );
  }
});

test('a link that opens nothing leads there', async ({ shopper, page, conduct }) => {
  conduct.allow(/status of 404/);
  await shopper.order.open('AAAAAAAAAAAAAAAAAAAAAA');
  await page.getByRole('main').getByRole('link', { name: 'Find your order' }).click();
  await expect(page).toHaveURL('/order/find');
});
