import { and, eq } from 'drizzle-orm';
import { aPaidOrder } from '../an-order';
import { LoyaltyModule, LoyaltyService } from '../a-loyalty.module';
import { eventually, Shop } from '../a-shop';
import { inbox, reactions } from '@till/payments/database/schema/schema';
import { EventSweepService } from '@till/payments/payments/event-sweep.service';

let shop: Shop;
let loyalty: LoyaltyService;
beforeAll(async () => {
  shop = await Shop.open({}, LoyaltyModule);
  loyalty = shop.app.get(LoyaltyService);
}, 60_000);
afterAll(() => shop.close());
beforeEach(() => loyalty.failures.clear());

const rowOf = async (eventId: string, name: string) => {
  const [row] = await shop.database.queries
    .select()
    .from(reactions)
    .where(and(eq(reactions.eventId, eventId), eq(reactions.name, name)));
  return row;
};

const inState = (eventId: string, name: string, state: string) =>
  eventually(
    () => rowOf(eventId, name),
    (row) => row?.state === state,
  );

const keys = (handler: string, eventId: string) =>
  loyalty.keysOf(handler).filter((key) => key.includes(`:${eventId}:`));

const newest = async (type: string) => {
  const [event] = (await shop.stripe.events.list({ type, limit: 1 })).data;
  if (!event) throw new Error(`There is no ${type}`);
  return event;
};

/** The order of it, and the event of its refund. */
async function aRefund() {
  const order = await aPaidOrder(shop);
  await shop.stripe.refunds.create({ payment_intent: order.paymentIntentId });
  return { ...order, event: await newest('charge.refunded') };
}

it('each is told of an event once, however often it comes, when its order is settled', async () => {
  const { orderId, token, event } = await aRefund();
  await Promise.all(Array.from({ length: 5 }, () => shop.deliver(event)));
  for (const name of ['spec-watch-charges', 'spec-watch-two', 'spec-archive']) {
    await inState(event.id, name, 'done');
  }
  await shop.deliver(event);
  expect(keys('spec-watch-charges', event.id)).toEqual([`event:${event.id}:spec-watch-charges`]);
  expect(keys('spec-watch-two', event.id)).toHaveLength(1);
  const reaction = loyalty.reactions.find((it) => it.event.id === event.id);
  expect(reaction).toMatchObject({ orderId, event: { type: 'charge.refunded' } });
  expect((await shop.order(token)).body.status).toBe('refunded');
}, 20_000);

it('one that throws holds up neither the order nor the others, and is called again', async () => {
  loyalty.failures.set('spec-watch-charges', 2);
  const { token, event } = await aRefund();
  await shop.deliver(event);
  await inState(event.id, 'spec-watch-two', 'done');
  expect((await shop.order(token)).body.status).toBe('refunded');
  await eventually(
    () => rowOf(event.id, 'spec-watch-charges'),
    (row) => row?.attempts === 2,
  );
  expect(await inState(event.id, 'spec-watch-charges', 'done')).toMatchObject({ attempts: 3 });
  expect(keys('spec-watch-charges', event.id)).toHaveLength(3);
  expect(keys('spec-watch-two', event.id)).toHaveLength(1);
}, 30_000);

it('one that never stops throwing is given up, and nothing of what it says is stored', async () => {
  loyalty.failures.set('spec-watch-two', Infinity);
  const { event } = await aRefund();
  await shop.deliver(event);
  await inState(event.id, 'spec-watch-two', 'pending');
  await shop.database.queries
    .update(reactions)
    .set({ attempts: 19 })
    .where(and(eq(reactions.eventId, event.id), eq(reactions.name, 'spec-watch-two')));
  expect(await inState(event.id, 'spec-watch-two', 'dead')).toMatchObject({ lastError: 'Error' });
}, 20_000);

it('an event that no order has facts of is told too', async () => {
  await shop.stripe.customers.create({ email: 'ada@example.com' });
  const event = await newest('customer.created');
  await shop.deliver(event);
  await inState(event.id, 'spec-watch-two', 'done');
  await inState(event.id, 'spec-archive', 'done');
}, 20_000);

it('what is about the payment of another program is told to whoever asks for it', async () => {
  const intent = await shop.stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'inr',
    payment_method: 'pm_card_visa',
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  await shop.stripe.refunds.create({ payment_intent: intent.id });
  const event = await newest('charge.refunded');
  await shop.deliver(event);
  await inState(event.id, 'spec-archive', 'done');
  expect(keys('spec-watch-charges', event.id)).toEqual([]);
  const rows = await shop.database.queries
    .select()
    .from(reactions)
    .where(eq(reactions.eventId, event.id));
  expect(rows.map(({ name }) => name)).toEqual(['spec-archive']);
}, 20_000);

it('it is told what changed, but for credentials and what no database stores', async () => {
  const { event } = await aRefund();
  const before = { status: 'requires_action', client_secret: 'pi_secret', note: 'a\u0000b\ud800' };
  const changed = {
    ...event,
    id: `${event.id}changed`,
    data: { ...event.data, previous_attributes: before },
  };
  expect((await shop.deliver(changed)).status).toBe(200);
  await inState(changed.id, 'spec-archive', 'done');
  const [row] = await shop.database.queries.select().from(inbox).where(eq(inbox.id, changed.id));
  expect(row?.payload).toMatchObject({ data: { object: { id: expect.any(String) } } });
  expect((row?.payload as typeof changed).data.previous_attributes).toEqual({
    status: 'requires_action',
    note: 'ab\ufffd',
  });
}, 20_000);

it('an event of the other mode is told to nobody', async () => {
  const { event } = await aRefund();
  const live = { ...event, id: `${event.id}live`, livemode: true };
  await shop.deliver(live);
  await eventually(
    async () => {
      const [row] = await shop.database.queries.select().from(inbox).where(eq(inbox.id, live.id));
      return row;
    },
    (row) => row?.state === 'ignored',
  );
  expect(loyalty.calls.filter(([, key]) => key.includes(live.id))).toEqual([]);
});

it('one whose webhook never came is found by the sweep, though only a module knows its type', async () => {
  const sweep = shop.app.get(EventSweepService);
  await sweep.sweep();
  const { id } = await shop.stripe.customers.create({ email: 'ada@example.com' });
  const event = await newest('customer.created');
  expect(event.data.object).toMatchObject({ id });
  await sweep.sweep();
  await inState(event.id, 'spec-watch-two', 'done');
}, 20_000);
