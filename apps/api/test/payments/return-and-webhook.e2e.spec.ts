import { and, eq, inArray } from 'drizzle-orm';
import { anOrder } from '../an-order';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { effects, statusChanges } from '@till/payments/database/schema/schema';

const TIMES = 100;

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ STRIPE_CALLS_PER_SECOND: '100' });
}, 60_000);
afterAll(() => shop.close());

it('the return page and the webhook at the same moment, a hundred times, settle once each (lesson 4)', async () => {
  const orderIds: string[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { orderId, productId, sessionId, token } = await anOrder(shop);
    await shop.pay(sessionId);
    const event = await shop.event(sessionId, 'checkout.session.completed');
    const [page, hook] = await Promise.all([shop.settle(token), shop.deliver(event)]);
    expect([page.status, hook.status]).toEqual([200, 200]);
    expect(page.body.status).toBe('paid');
    expect(await stockOf(shop.database, productId)).toMatchObject({ reserved: 0, sold: 1 });
    orderIds.push(orderId);
  }
  const { queries } = shop.database;
  const mails = and(inArray(effects.orderId, orderIds), eq(effects.name, 'order-confirmation'));
  const done = await eventually(
    () => queries.select().from(effects).where(mails),
    (rows) => rows.length === TIMES && rows.every(({ state }) => state === 'done'),
  );
  expect(done.every(({ attempts }) => attempts === 1)).toBe(true);
  const changes = queries.select().from(statusChanges);
  expect(await changes.where(inArray(statusChanges.orderId, orderIds))).toHaveLength(TIMES);
}, 240_000);
