import { eq } from 'drizzle-orm';
import { eventually, Shop } from '../a-shop';
import { inbox, reactions } from '@till/payments/database/schema/schema';
import { RetentionService } from '@till/payments/payments/retention.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ EVENT_RETENTION_DAYS: '30' });
}, 60_000);
afterAll(() => shop.close());

const DAY_MS = 24 * 3600 * 1000;

type State = (typeof inbox.$inferSelect)['state'];

/** An event with a name in it, left in that state so many days ago. */
async function anEvent(id: string, state: State, days: number) {
  await shop.database.queries.insert(inbox).values({
    id,
    type: 'checkout.session.completed',
    livemode: false,
    created: 1_790_000_000,
    payload: { customer: 'Ada' },
    state,
    receivedAt: new Date(Date.now() - days * DAY_MS),
    handledAt: new Date(),
  });
}

const payloadOf = async (id: string) =>
  (await shop.database.queries.select().from(inbox).where(eq(inbox.id, id)))[0]?.payload;

it.each(['done', 'ignored', 'dead'] as const)(
  'what an event says is forgotten after its time when it is %s, that it came is not',
  async (state) => {
    await anEvent(`evt_${state}`, state, 31);
    await shop.app.get(RetentionService).emptyEvents();
    expect(await payloadOf(`evt_${state}`)).toBeNull();
  },
);

it.each([
  ['that is younger', 'done', 29],
  ['that is still tried', 'failed', 31],
  ['that waits for its order', 'parked', 31],
] as const)('an event %s is kept whole', async (name, state, days) => {
  await anEvent(`evt ${name}`, state, days);
  await shop.app.get(RetentionService).emptyEvents();
  expect(await payloadOf(`evt ${name}`)).toEqual({ customer: 'Ada' });
});

it('an event that a module has still to react to is kept whole until it has', async () => {
  await anEvent('evt_awaited', 'done', 31);
  const reaction = { eventId: 'evt_awaited', name: 'archive', state: 'pending' } as const;
  await shop.database.queries.insert(reactions).values(reaction);
  await shop.app.get(RetentionService).emptyEvents();
  expect(await payloadOf('evt_awaited')).toEqual({ customer: 'Ada' });
  await shop.database.queries.update(reactions).set({ state: 'done' });
  await shop.app.get(RetentionService).emptyEvents();
  expect(await payloadOf('evt_awaited')).toBeNull();
});

it('more events than are emptied at a time are all emptied', async () => {
  const rows = Array.from({ length: 501 }, (_, index) => ({
    id: `evt_many_${index}`,
    type: 'moon.full',
    livemode: false,
    created: 1_790_000_000,
    payload: {},
    state: 'ignored' as const,
    receivedAt: new Date(Date.now() - 40 * DAY_MS),
  }));
  await shop.database.queries.insert(inbox).values(rows);
  await shop.app.get(RetentionService).emptyEvents();
  const stored = await shop.database.queries
    .select()
    .from(inbox)
    .where(eq(inbox.type, 'moon.full'));
  expect(stored.filter(({ payload }) => payload !== null)).toEqual([]);
  expect(stored).toHaveLength(501);
});

it('a dead event that was emptied and is sent again is done', async () => {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id);
  const event = await shop.event(body.id, 'checkout.session.completed');
  await anEvent(event.id, 'dead', 31);
  await shop.app.get(RetentionService).emptyEvents();
  expect(await payloadOf(event.id)).toBeNull();
  await shop.deliver(event);
  await eventually(
    () => shop.order(body.order.token),
    (answer) => answer.body.status === 'paid',
  );
});
