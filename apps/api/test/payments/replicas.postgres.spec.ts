import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { anOrder } from '../an-order';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import {
  attempts,
  effects,
  inbox,
  sessionFacts,
  statusChanges,
} from '@till/payments/database/schema/schema';
import { EventSweepService } from '@till/payments/payments/event-sweep.service';
import { SessionSweepService } from '@till/payments/payments/session-sweep.service';
import { SweepService } from '@till/payments/payments/sweep.service';

/** Two applications on one database, which only PostgreSQL lets several in. */
let shop: Shop;
let replica: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  replica = await shop.replica();
}, 60_000);
afterAll(async () => {
  await replica.app.close();
  await shop.close();
});

const longAgo = new Date(Date.now() - 11 * 60_000);

const each = <T>(work: (one: Shop) => Promise<T>): Promise<T[]> =>
  Promise.all([shop, replica].map(work));

const sessionsAtStripe = async () =>
  (await shop.stripe.checkout.sessions.list({ limit: 100 })).data;

const statusesOf = async (orderId: string) => {
  const rows = shop.database.queries.select().from(statusChanges).orderBy(statusChanges.id);
  return (await rows.where(eq(statusChanges.orderId, orderId))).map(({ status }) => status);
};

/** An order page that is open. */
async function aPage(to: Shop, token: string) {
  const answer = await fetch(`${to.url}/api/orders/${token}/events`);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    hears: async (text: string) => {
      for (let seen = ''; !seen.includes(text);) seen += (await reader?.read())?.value ?? '';
    },
    leave: async () => void (await reader?.cancel()),
  };
}

it('ten requests for one cart over both get one session, and Stripe has made one (lesson 16)', async () => {
  const [id, cartId] = [await shop.product(), randomUUID()];
  const before = (await sessionsAtStripe()).length;
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? shop : replica).checkout({ cartId, products: [{ id }] }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await sessionsAtStripe()).toHaveLength(before + 1);
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 9, reserved: 1, sold: 0 });
});

it('an order’s pages at both are told of the payment whose webhook came to one', async () => {
  const { sessionId, token } = await anOrder(shop);
  const pages = await each((one) => aPage(one, token));
  for (const page of pages) await page.hears('"status":"pending"');
  await shop.pay(sessionId);
  await shop.deliver(await shop.event(sessionId, 'checkout.session.completed'));
  for (const page of pages) await page.hears('"status":"paid"');
  for (const page of pages) await page.leave();
});

it('an event that is sent to both at once has its effects once (lesson 3)', async () => {
  const { orderId, productId, sessionId } = await anOrder(shop);
  await shop.pay(sessionId);
  const event = await shop.event(sessionId, 'checkout.session.completed');
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => each((one) => one.deliver(event))),
  );
  const bodies = answers.flat().map(({ body }) => body);
  expect(bodies.filter(({ duplicate }) => duplicate === false)).toHaveLength(1);
  const rows = await eventually(
    () => shop.database.queries.select().from(effects).where(eq(effects.orderId, orderId)),
    (all) => all.some(({ name, state }) => name === 'order-confirmation' && state === 'done'),
  );
  const tries = rows.map(({ name, attempts: count }) => [name, count]);
  expect(Object.fromEntries(tries)).toEqual({
    'reached:pending': 0,
    'reached:paid': 0,
    'commit-stock': 0,
    'order-confirmation': 1,
  });
  expect(await statusesOf(orderId)).toEqual(['paid']);
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 9, reserved: 0, sold: 1 });
  const stored = shop.database.queries.select().from(inbox).where(eq(inbox.id, event.id));
  expect(await stored).toMatchObject([{ state: 'done' }]);
});

it('the sweeps of both at once find everything, and do each thing once (lesson 22)', async () => {
  const [paid, ended, unanswered] = [await anOrder(shop), await anOrder(shop), await anOrder(shop)];
  await shop.pay(paid.sessionId);
  await shop.emulator.control('POST', `sessions/${ended.sessionId}/expire`);
  await shop.database.transaction(async (tx) => {
    await tx.delete(sessionFacts).where(eq(sessionFacts.orderId, unanswered.orderId));
    await tx
      .update(attempts)
      .set({ state: 'open', createdAt: longAgo, leasedUntil: longAgo })
      .where(eq(attempts.orderId, unanswered.orderId));
  });
  await each(({ app }) =>
    Promise.all([
      app.get(EventSweepService).sweep(),
      app.get(SessionSweepService).sweep(),
      app.get(SweepService).sweep(),
    ]),
  );
  const ids = [paid, ended, unanswered].map(({ sessionId }) => sessionId);
  const facts = shop.database.queries.select().from(sessionFacts);
  await eventually(
    () => facts.where(inArray(sessionFacts.id, ids)).orderBy(sessionFacts.status),
    (rows) => rows.map(({ status }) => status).join() === 'complete,expired,open',
  );
  await eventually(
    () => shop.database.queries.select().from(inbox),
    (rows) => rows.every(({ state }) => ['done', 'ignored'].includes(state)),
  );
  expect(await statusesOf(paid.orderId)).toEqual(['paid']);
  expect(await statusesOf(ended.orderId)).toEqual(['expired']);
  expect(await statusesOf(unanswered.orderId)).toEqual([]);
  const stocks = await Promise.all(
    [paid, ended, unanswered].map(({ productId }) => stockOf(shop.database, productId)),
  );
  expect(stocks).toEqual([
    { onHand: 9, reserved: 0, sold: 1 },
    { onHand: 10, reserved: 0, sold: 0 },
    { onHand: 9, reserved: 1, sold: 0 },
  ]);
  const sessions = await sessionsAtStripe();
  expect(sessions.filter(({ success_url: url }) => url?.endsWith(unanswered.token))).toHaveLength(
    1,
  );
});
