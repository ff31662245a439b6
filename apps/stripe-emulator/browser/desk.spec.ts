import { expect, test } from './desk.fixture';
import { violations } from './violations';

test('a sale is seen as it happens: session, payment, events, deliveries and books', async ({
  desk,
  sell,
}) => {
  await sell('order-7', 4200);
  const session = desk.row('Checkout sessions', 'order-7');
  await expect(session).toContainText('$42.00');
  await expect(session).toContainText('open');
  await session.getByRole('button', { name: 'Pay 4242' }).click();
  await expect(session).toContainText('paid');
  await expect(desk.row('Payments', '$42.00')).toContainText('succeeded');
  const completed = desk.row('Events and deliveries', 'checkout.session.completed');
  await expect(completed).toContainText('delivered, 1 tried, last 200');
  await expect(desk.books()).toContainText('captured 4200');
});

test('anything can be looked into', async ({ desk, sell }) => {
  await sell('order-7', 4200);
  await desk.row('Checkout sessions', 'order-7').getByRole('button', { name: 'cs_test' }).click();
  await expect(desk.object()).toContainText('"client_reference_id": "order-7"');
  await desk.object().getByRole('button', { name: 'Close' }).click();
  await desk.row('Checkout sessions', 'order-7').getByRole('button', { name: 'Expire' }).click();
  const expired = desk.row('Events and deliveries', 'checkout.session.expired');
  await expired.getByRole('button', { name: 'delivered' }).click();
  await expect(desk.object()).toContainText('"signature": "t=');
  await expect(desk.object()).toContainText('"status": 200');
});

test('a session is expired, by hand and by the clock', async ({ desk, sell }) => {
  await sell('by-hand', 4200);
  await sell('by-clock', 2100);
  const byHand = desk.row('Checkout sessions', 'by-hand');
  const byClock = desk.row('Checkout sessions', 'by-clock');
  await byHand.getByRole('button', { name: 'Expire' }).click();
  await expect(byHand).toContainText('expired');
  await expect(byClock).toContainText('open');
  const before = await desk.clock().textContent();
  await desk.moveClock('+1 day');
  await desk.moveClock('+1 minute');
  await expect(byClock).toContainText('expired');
  await expect(desk.clock()).not.toHaveText(before ?? '');
});

test('a payment is disputed, another refunded, and what cannot be done is said', async ({
  desk,
  sell,
  faults,
}) => {
  faults.allow(/status of 400/);
  await sell('one', 4200);
  await sell('other', 2100);
  for (const order of ['one', 'other']) {
    const session = desk.row('Checkout sessions', order);
    await session.getByRole('button', { name: 'Pay 4242' }).click();
    await expect(session).toContainText('paid');
  }
  await desk.row('Payments', '$42.00').getByRole('button', { name: 'Dispute' }).click();
  await expect(desk.row('Payments', '$42.00')).toContainText('disputed');
  await desk.row('Payments', '$42.00').getByRole('button', { name: 'Refund' }).click();
  await expect(desk.message()).toContainText('has been disputed');
  await desk.row('Payments', '$21.00').getByRole('button', { name: 'Refund' }).click();
  await expect(desk.row('Payments', '$21.00')).toContainText('refunded $21.00');
  await expect(desk.message()).toBeEmpty();
  await expect(desk.books()).toContainText('refunded 2100');
  await expect(desk.books()).toContainText('disputed 4200');
});

test('an event is sent again', async ({ desk, sell }) => {
  await sell('order-7', 4200);
  await desk.row('Checkout sessions', 'order-7').getByRole('button', { name: 'Expire' }).click();
  const event = desk.row('Events and deliveries', 'checkout.session.expired');
  await expect(event.getByRole('button', { name: 'delivered' })).toHaveCount(1);
  await event.getByRole('button', { name: 'Send again' }).click();
  await expect(event.getByRole('button', { name: 'delivered' })).toHaveCount(2);
});

test('a planned fault waits, happens to the next call, and is told of', async ({
  desk,
  stripe,
}) => {
  await desk.planFault('Answer 429', 'before the change', '/v1/balance');
  await expect(desk.row('Faults', 'rate_limit')).toContainText('planned');
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 429 });
  await expect(desk.row('Faults', 'GET /v1/balance')).toContainText('rate_limit before the change');
  await expect(desk.row('Faults', 'planned')).toHaveCount(0);
  await desk.planFault('Reset the connection', 'after the change', '/v1/refunds');
  await desk.row('Faults', 'drop').getByRole('button', { name: 'Forget all' }).click();
  await expect(desk.row('Faults', 'planned')).toHaveCount(0);
  await expect(stripe.balance.retrieve()).resolves.toMatchObject({ object: 'balance' });
});

test('torture is switched on, with a seed that is shown, and off', async ({ desk, page }) => {
  await desk.torture().check();
  await expect(desk.seed()).toHaveText('with seed desk');
  await page.reload();
  await expect(desk.torture()).toBeChecked();
  await desk.torture().uncheck();
  await expect(desk.seed()).toBeEmpty();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the desk is accessible', async ({ desk, page, sell }) => {
      await sell('K-1041', 4200);
      await sell('K-1042', 2100);
      await desk.row('Checkout sessions', 'K-1041').getByRole('button', { name: 'Pay' }).click();
      await desk.planFault('Cut the answer', 'after the change', '/v1/refunds');
      await expect(desk.row('Events and deliveries', 'completed')).toContainText('delivered');
      await desk.row('Faults', 'cut').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
}
