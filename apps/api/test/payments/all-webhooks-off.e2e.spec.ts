import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { stockOf } from '../a-product';
import { Shop } from '../a-shop';
import { inbox } from '@till/payments/database/schema/schema';
import { EventSweepService } from '@till/payments/payments/event-sweep.service';
import { SessionSweepService } from '@till/payments/payments/session-sweep.service';

/** To this shop nothing is delivered, and Stripe keeps its limits of a sandbox. */
let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.emulator.control('POST', 'limits', { enabled: true });
}, 60_000);
afterAll(() => shop.close());

const ORDERS = 60;

it('sixty orders, some paid and some left, are all right with no webhook and no shopper back', async () => {
  const id = await shop.product({ stock: ORDERS });
  const wanted = new Map<string, string>();
  for (let made = 0; made < ORDERS; made += 1) {
    const { body } = await shop.checkout({ cartId: randomUUID(), products: [{ id }] });
    const isPaid = made % 3 !== 0;
    if (isPaid) await shop.pay(body.id);
    else await shop.emulator.control('POST', `sessions/${body.id}/expire`);
    wanted.set(body.order.token, isPaid ? 'paid' : 'expired');
  }
  await shop.app.get(SessionSweepService).sweep();
  for (const waiting = new Map(wanted); waiting.size > 0; await pause(50)) {
    for (const [token, status] of waiting) {
      if ((await shop.order(token)).body.status === status) waiting.delete(token);
    }
  }
  await shop.app.get(EventSweepService).sweep();
  const [{ payments }] = (await shop.database.queries
    .select({ payments: count() })
    .from(inbox)
    .where(eq(inbox.type, 'payment_intent.succeeded'))) as [{ payments: number }];
  expect(payments).toBe(40);
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 20, reserved: 0, sold: 40 });
}, 180_000);
