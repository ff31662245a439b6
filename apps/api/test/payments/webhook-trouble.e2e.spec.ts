import { eq, sql } from 'drizzle-orm';
import { aGate } from '@till/payments/test/a-gate';
import { eventually, Shop } from '../a-shop';
import { inbox } from '@till/payments/database/schema/schema';
import { OrdersRepository } from '@till/payments/orders/orders.repository';
import { EventsService } from '@till/payments/payments/events.service';
import { SettlementService } from '@till/payments/payments/settlement.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());
afterEach(() => jest.restoreAllMocks());

async function aPaidSession() {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id);
  const event = await shop.event(body.id, 'checkout.session.completed');
  const { client_reference_id: orderId } = await shop.stripe.checkout.sessions.retrieve(body.id);
  return { event, sessionId: body.id, orderId: String(orderId), token: body.order.token };
}

const stored = async (id: string) =>
  (await shop.database.queries.select().from(inbox).where(eq(inbox.id, id)))[0];

const inState = (id: string, state: string) =>
  eventually(
    () => stored(id),
    (row) => row?.state === state,
  );

const becomes = (token: string, status: string) =>
  eventually(
    () => shop.order(token),
    ({ body }) => body.status === status,
  );

it.each([
  ['of an older version of the API', { api_version: '2019-02-19' }],
  ['of a version of the API that is not out yet', { api_version: '2027-01-01.fescue' }],
  ['with fields that nobody knows', { moon: { phase: 'full' } }],
])(
  'an event %s says only that there is something to read (lesson: versions of the API)',
  async (_name, changes) => {
    const { event, sessionId, token } = await aPaidSession();
    const object = {
      object: 'checkout.session',
      id: sessionId,
      status: 'expired',
      payment_status: 'unpaid',
      amount_total: null,
      display_items: [],
    };
    await shop.deliver({ ...event, ...changes, data: { object } });
    expect(await inState(event.id, 'done')).toMatchObject({ reason: null });
    expect((await shop.order(token)).body.status).toBe('paid');
  },
);

it('is answered when it is stored, and waits for nothing that follows (lesson 23)', async () => {
  const { event, token } = await aPaidSession();
  const entered = aGate();
  const release = aGate();
  const settlement = shop.app.get(SettlementService);
  const settle = settlement.settle.bind(settlement);
  jest.spyOn(settlement, 'settle').mockImplementation(async (...order) => {
    entered.open();
    await release.opened;
    return settle(...order);
  });
  const { status } = await shop.deliver(event);
  await entered.opened;
  expect([status, (await stored(event.id))?.state]).toEqual([200, 'received']);
  release.open();
  await becomes(token, 'paid');
});

it('that failed once is done when Stripe sends it again, and then changes nothing (lesson 5)', async () => {
  const { event, token } = await aPaidSession();
  jest.spyOn(shop.app.get(SettlementService), 'settle').mockRejectedValueOnce(new Error('once'));
  await shop.deliver(event);
  await inState(event.id, 'failed');
  expect((await shop.deliver(event)).body).toEqual({ received: true, duplicate: true });
  const done = await inState(event.id, 'done');
  expect(done).toMatchObject({ attempts: 2, reason: null });
  expect((await shop.order(token)).body.status).toBe('paid');
  await shop.deliver(event);
  expect(await stored(event.id)).toEqual(done);
});

it('one that can never be done holds up no other, and is given up with an alert', async () => {
  const poison = await aPaidSession();
  const settlement = shop.app.get(SettlementService);
  const settle = settlement.settle.bind(settlement);
  jest.spyOn(settlement, 'settle').mockImplementation(async (orderId, ...rest) => {
    if (orderId === poison.orderId) throw new Error('never');
    return settle(orderId, ...rest);
  });
  await shop.deliver(poison.event);
  await inState(poison.event.id, 'failed');
  const others = [await aPaidSession(), await aPaidSession()];
  for (const { event } of others) await shop.deliver(event);
  for (const { token } of others) await becomes(token, 'paid');
  const alerts: unknown[] = [];
  const events = shop.app.get(EventsService);
  jest.spyOn(events['logger'], 'error').mockImplementation((line) => void alerts.push(line));
  for (let tries = 0; tries < 10; tries += 1) {
    await events.process(poison.event.id).catch(() => undefined);
  }
  expect(await stored(poison.event.id)).toMatchObject({ state: 'dead', reason: 'Error' });
  expect(alerts).toEqual([expect.stringContaining(`${poison.event.id} was given up`)]);
});

describe('that came before its order was stored', () => {
  /** The order is hidden until its event has come, and its session is not known. */
  async function anEarlyEvent() {
    const { event, orderId, sessionId, token } = await aPaidSession();
    const repository = shop.app.get(OrdersRepository);
    const byId = repository.byId.bind(repository);
    await shop.database.queries.execute(sql`delete from session_facts where order_id = ${orderId}`);
    jest
      .spyOn(repository, 'byId')
      .mockImplementation(async (id) => (id === orderId ? undefined : byId(id)));
    await shop.deliver(event);
    await inState(event.id, 'parked');
    jest.restoreAllMocks();
    return { event, orderId, sessionId, token };
  }

  it('is done as soon as the order has its session, not when its next try is due (lesson 6)', async () => {
    const { event, orderId, sessionId, token } = await anEarlyEvent();
    await shop.database.queries.execute(sql`
      update pgboss.job set start_after = now() + interval '1 hour'
      where name = 'process-event' and data ->> 'eventId' = ${event.id}`);
    await shop.app.get(SettlementService).settle(orderId, 'checkout', sessionId);
    expect(await inState(event.id, 'done')).toMatchObject({ orderId });
    expect((await shop.order(token)).body.status).toBe('paid');
  });
});
