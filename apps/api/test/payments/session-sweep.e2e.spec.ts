import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { attempts, sessionFacts, statusChanges } from '@till/payments/database/schema/schema';
import { EventSweepService } from '@till/payments/payments/event-sweep.service';
import { SessionSweepService } from '@till/payments/payments/session-sweep.service';

/** Nothing is delivered to this shop, and from here on no event is made either. */
let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.emulator.control('POST', 'torture', { never: 1, seed: 'silence' });
}, 60_000);
afterAll(() => shop.close());

async function anOrder() {
  const id = await shop.product();
  const { body } = await shop.checkout({ cartId: randomUUID(), products: [{ id }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  const orderId = String(session.client_reference_id);
  return { id, orderId, sessionId: body.id, token: body.order.token };
}

const sweep = () => shop.app.get(SessionSweepService).sweep();

const becomes = (token: string, status: string) =>
  eventually(
    () => shop.order(token),
    ({ body }) => body.status === status,
  );

it('finds the payment of which no event was ever made (lesson 22)', async () => {
  const { id, orderId, sessionId, token } = await anOrder();
  await shop.pay(sessionId);
  await shop.app.get(EventSweepService).sweep();
  expect((await shop.order(token)).body.status).toBe('pending');
  await sweep();
  await becomes(token, 'paid');
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 9, reserved: 0, sold: 1 });
  const changes = shop.database.queries.select().from(statusChanges);
  expect(await changes.where(eq(statusChanges.orderId, orderId))).toMatchObject([
    { status: 'paid', source: 'sweep' },
  ]);
});

it('gives back the stock of a session that ended unheard (lesson 21)', async () => {
  const { id, sessionId, token } = await anOrder();
  await shop.emulator.control('POST', `sessions/${sessionId}/expire`);
  await sweep();
  await becomes(token, 'expired');
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 10, reserved: 0, sold: 0 });
});

it.each(['open', 'paid'])(
  'finds by its metadata the %s session whose order never learnt of it',
  async (state) => {
    const { orderId, sessionId, token } = await anOrder();
    await shop.database.transaction(async (tx) => {
      await tx.delete(sessionFacts).where(eq(sessionFacts.orderId, orderId));
      await tx
        .update(attempts)
        .set({ state: 'open', leasedUntil: new Date() })
        .where(eq(attempts.orderId, orderId));
    });
    if (state === 'paid') await shop.pay(sessionId);
    await sweep();
    await eventually(
      () => shop.database.queries.select().from(attempts).where(eq(attempts.orderId, orderId)),
      ([attempt]) => attempt?.state === 'done',
    );
    await becomes(token, state === 'paid' ? 'paid' : 'pending');
    const stored = shop.database.queries.select().from(sessionFacts);
    expect(await stored.where(eq(sessionFacts.orderId, orderId))).toMatchObject([
      { id: sessionId },
    ]);
  },
);

it('reads nothing by itself of sessions that are as they were', async () => {
  await anOrder();
  await shop.emulator.control('POST', 'faults', {
    faults: [{ path: '/v1/checkout/sessions/*', method: 'GET', action: 'error', times: 1 }],
  });
  await sweep();
  const { data } = await shop.emulator.control<{ data: readonly { times: number }[] }>(
    'GET',
    'faults',
  );
  expect(data).toMatchObject([{ times: 1 }]);
  await shop.emulator.control('DELETE', 'faults');
});
