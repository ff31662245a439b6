import { eq } from 'drizzle-orm';
import { anOrder } from '../an-order';
import { eventually, Shop } from '../a-shop';
import { inbox } from '@till/payments/database/schema/schema';

/** Two shops in one process, each with an account of its own at Stripe. */
let first: Shop;
let second: Shop;
beforeAll(async () => {
  first = await Shop.open();
  second = await Shop.open({ SHOP_ID: 'second' });
}, 90_000);
afterAll(async () => {
  await first.close();
  await second.close();
});

const becomes = (shop: Shop, token: string, status: string) =>
  eventually(
    () => shop.order(token),
    ({ body }) => body.status === status,
  );

const sessionsOf = async ({ stripe }: Shop) =>
  (await stripe.checkout.sessions.list({ limit: 100 })).data.map(({ id }) => id);

it('two shops of one process each sell on their own account (lesson: a second account)', async () => {
  const orders = [
    [first, await anOrder(first)],
    [second, await anOrder(second)],
  ] as const;
  for (const [shop, { sessionId, token }] of orders) {
    expect(await sessionsOf(shop)).toEqual([sessionId]);
    await shop.pay(sessionId);
    await shop.deliver(await shop.event(sessionId, 'checkout.session.completed'));
    await becomes(shop, token, 'paid');
  }
});

it('an event of one says nothing to the other (lesson: a second account)', async () => {
  const { sessionId, token } = await anOrder(first);
  await first.pay(sessionId);
  const event = await first.event(sessionId, 'checkout.session.completed');
  await second.deliver(event);
  const { queries } = second.database;
  const [row] = await eventually(
    () => queries.select().from(inbox).where(eq(inbox.id, event.id)),
    (rows) => rows[0]?.state === 'ignored',
  );
  expect(row?.reason).toBe('not of an order of this shop');
  expect((await first.order(token)).body.status).toBe('pending');
});
