import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Shop } from '../../test/a-shop';
import { effects, inbox, orders, refundFacts } from '@till/payments/database/schema/schema';
import { OperatorServer } from './operator.server';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

async function metric(name: string): Promise<string | undefined> {
  const { url, token } = shop.app.get(OperatorServer);
  const headers = { Authorization: `Bearer ${token}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  return new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1];
}

const attention = (kind: string) => metric(`attention\\{kind="${kind}"\\}`);

it('the metrics tell what waits for a person', async () => {
  const { queries } = shop.database;
  expect(await attention('dead_events')).toBe('0');
  await shop.checkout({ products: [{ id: await shop.product() }] });
  const [order] = await queries.update(orders).set({ status: 'review' }).returning();
  const event = { type: 'charge.refunded', livemode: false, created: 1, state: 'dead' } as const;
  await queries.insert(inbox).values([
    { ...event, id: 'evt_1' },
    { ...event, id: 'evt_2' },
  ]);
  await queries
    .insert(effects)
    .values({ orderId: order?.id ?? '', name: 'order-confirmation', state: 'dead' });
  const kinds = ['dead_events', 'dead_effects', 'dead_reactions', 'orders_in_review'];
  expect(await Promise.all(kinds.map(attention))).toEqual(['2', '1', '0', '1']);
});

it('the metrics tell of a sold-out order whose refund failed, until another one is made', async () => {
  const { queries } = shop.database;
  await shop.checkout({ cartId: randomUUID(), products: [{ id: await shop.product() }] });
  const [order] = await queries.select().from(orders).where(eq(orders.status, 'pending'));
  const { id = '' } = order ?? {};
  const state = { status: 'paid', fulfilment: 'unfulfillable' } as const;
  await queries.update(orders).set(state).where(eq(orders.id, id));
  expect(await attention('orders_owed')).toBe('0');
  const refund = { status: 'failed', currency: 'inr', amount: 1, created: 1, readSeq: 1 };
  await queries.insert(refundFacts).values({ ...refund, id: 're_1', orderId: id });
  expect(await attention('orders_owed')).toBe('1');
  await queries.update(orders).set({ status: 'refunded' }).where(eq(orders.id, id));
  expect(await attention('orders_owed')).toBe('0');
});

it('the metrics count the webhooks that were refused, as all are with a wrong secret', async () => {
  const refused = () => metric('webhooks_refused_total\\{code="signature_invalid"\\}');
  expect(await refused()).toBeUndefined();
  const secret = 'whsec_fedcba9876543210fedcba9876543210';
  expect((await shop.deliver({ id: 'evt_1', object: 'event' }, { secret })).status).toBe(400);
  expect((await shop.webhook('{}', {})).status).toBe(400);
  expect(await refused()).toBe('2');
});

it('the metrics tell whether Stripe answers, and how many calls wait', async () => {
  expect([await metric('stripe_breaker_open'), await metric('stripe_calls_waiting')]).toEqual([
    '0',
    '0',
  ]);
  await shop.emulator.control('POST', 'keys', { key: 'sk_test_emulator', revoked: true });
  for (let visit = 0; visit < 8; visit += 1) {
    await shop.refusal({ cartId: randomUUID(), products: [{ id: await shop.product() }] });
  }
  expect(await metric('stripe_breaker_open')).toBe('1');
});
