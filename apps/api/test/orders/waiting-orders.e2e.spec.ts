import { eq } from 'drizzle-orm';
import { anOrder } from '../an-order';
import { Shop } from '../a-shop';
import { orders, sessionFacts } from '@till/payments/database/schema/schema';
import { WaitingOrdersRepository } from '@till/payments/orders/waiting-orders.repository';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param ended how long ago its session should have, in milliseconds @param read how long ago Stripe was asked */
async function anOverdueOrder(ended: number, read: number | undefined) {
  const { orderId } = await anOrder(shop);
  const { queries } = shop.database;
  const now = Date.now();
  await queries
    .update(sessionFacts)
    .set({ expiresAt: Math.floor((now - ended) / 1000) })
    .where(eq(sessionFacts.orderId, orderId));
  await queries
    .update(orders)
    .set({ readAt: read === undefined ? null : new Date(now - read) })
    .where(eq(orders.id, orderId));
  return orderId;
}

const take = (limit = 200) => shop.app.get(WaitingOrdersRepository).takeOverdue(limit);

it.each([
  ['should have ended just now and was never read', MINUTE, undefined, true],
  ['has not ended yet', -MINUTE, undefined, false],
  ['was read within ten minutes', 20 * MINUTE, 9 * MINUTE, false],
  ['was read more than ten minutes ago', 20 * MINUTE, 11 * MINUTE, true],
  ['is overdue for hours and was read less than half as long ago', 3 * HOUR, 55 * MINUTE, false],
  ['is overdue for hours and was read long enough ago', 3 * HOUR, 65 * MINUTE, true],
  ['is overdue for days and was read within six hours', 240 * HOUR, 5.9 * HOUR, false],
  ['is overdue for days and was read more than six hours ago', 240 * HOUR, 6.1 * HOUR, true],
])('of an order whose session %s', async (_name, ended, read, isTaken) => {
  const orderId = await anOverdueOrder(ended, read);
  expect((await take()).includes(orderId)).toBe(isTaken);
});

it('is not taken twice at a time', async () => {
  const orderId = await anOverdueOrder(HOUR, undefined);
  const taken = await Promise.all([take(), take(), take()]);
  expect(taken.flat().filter((id) => id === orderId)).toHaveLength(1);
  expect(await take()).not.toContain(orderId);
});

it('those that were read longest ago come first when there are too many', async () => {
  await take();
  const [later, sooner] = [
    await anOverdueOrder(240 * HOUR, 7 * HOUR),
    await anOverdueOrder(240 * HOUR, 8 * HOUR),
  ];
  expect(await take(1)).toEqual([sooner]);
  expect(await take(1)).toEqual([later]);
});
