import { eq } from 'drizzle-orm';
import { anOrder, aPaidOrder } from '../an-order';
import { LoyaltyModule, LoyaltyService } from '../a-loyalty.module';
import { eventually, Shop } from '../a-shop';
import { Stock } from '@till/payments/catalog/stock';
import { effects, stock } from '@till/payments/database/schema/schema';
import { EffectsRegistry } from '@till/payments/orders/effects.registry';

let shop: Shop;
let loyalty: LoyaltyService;
beforeAll(async () => {
  shop = await Shop.open({}, LoyaltyModule);
  loyalty = shop.app.get(LoyaltyService);
}, 60_000);
afterAll(() => shop.close());
beforeEach(() => loyalty.failures.clear());

const rowsOf = (orderId: string) =>
  shop.database.queries.select().from(effects).where(eq(effects.orderId, orderId));

const inState = (orderId: string, name: string, state: string) =>
  eventually(
    async () => (await rowsOf(orderId)).find((row) => row.name === name),
    (row) => row?.state === state,
  );

const keys = (handler: string, orderId: string) =>
  loyalty.keysOf(handler).filter((key) => key.includes(orderId));

const refund = (payment: string, amount?: number) =>
  shop.stripe.refunds.create({ payment_intent: payment, ...(amount && { amount }) });

it('a paid order is told to each of them once, with what there is to deliver', async () => {
  const order = await aPaidOrder(shop, { quantity: 2 });
  const event = await shop.event(order.sessionId, 'checkout.session.completed');
  await Promise.all(Array.from({ length: 5 }, () => shop.deliver(event)));
  await inState(order.orderId, 'spec-give-points', 'done');
  await inState(order.orderId, 'LoyaltyService.specThank', 'done');
  expect(keys('spec-give-points', order.orderId)).toEqual([
    `order:${order.orderId}:spec-give-points`,
  ]);
  expect(keys('specThank', order.orderId)).toHaveLength(1);
  expect(loyalty.orders.find(({ orderId }) => orderId === order.orderId)).toMatchObject({
    number: order.number,
    status: 'paid',
    fulfilment: 'fulfilled',
    lines: [{ productId: order.productId, quantity: 2 }],
    total: { amount: 20_000, currency: 'inr' },
    email: 'shopper@example.com',
  });
}, 20_000);

it('one that throws is called again with the same key; the others are not', async () => {
  loyalty.failures.set('spec-give-points', 2);
  const { orderId } = await aPaidOrder(shop);
  await eventually(
    async () => (await rowsOf(orderId)).find(({ name }) => name === 'spec-give-points'),
    (row) => row?.attempts === 2 && row.lastError === 'Error',
  );
  await inState(orderId, 'spec-give-points', 'done');
  expect(keys('spec-give-points', orderId)).toEqual(
    Array(3).fill(`order:${orderId}:spec-give-points`),
  );
  expect(keys('specThank', orderId)).toHaveLength(1);
}, 30_000);

it('one that never stops throwing is given up, which holds nothing up', async () => {
  loyalty.failures.set('spec-give-points', Infinity);
  const order = await aPaidOrder(shop);
  await shop.database.queries
    .update(effects)
    .set({ attempts: 19 })
    .where(eq(effects.orderId, order.orderId));
  await inState(order.orderId, 'spec-give-points', 'dead');
  expect((await shop.order(order.token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
  });
  await inState(order.orderId, 'order-confirmation', 'done');
}, 20_000);

it('a restart before it is done does not lose it', async () => {
  loyalty.failures.set('specThank', Infinity);
  const { orderId } = await aPaidOrder(shop);
  await eventually(
    async () => keys('specThank', orderId).length,
    (calls) => calls > 0,
  );
  await shop.restart();
  loyalty = shop.app.get(LoyaltyService);
  await inState(orderId, 'LoyaltyService.specThank', 'done');
  expect(keys('specThank', orderId)).toHaveLength(1);
}, 30_000);

it('a full refund is told after the payment', async () => {
  const order = await aPaidOrder(shop);
  await refund(order.paymentIntentId);
  await shop.settle(order.token);
  await shop.deliver((await shop.stripe.events.list({ type: 'refund.created' })).data[0] ?? {});
  await inState(order.orderId, 'spec-take-points', 'done');
  expect(keys('spec-give-points', order.orderId)).toHaveLength(1);
}, 20_000);

it('an order that was partly refunded before it was seen was paid all the same', async () => {
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(order.sessionId);
  await refund(String(intent), 3_000);
  expect((await shop.settle(order.token)).body.status).toBe('partially_refunded');
  await inState(order.orderId, 'spec-give-points', 'done');
}, 20_000);

it('an order that was refunded before it was seen is told as refunded only', async () => {
  const order = await anOrder(shop);
  await shop.pay(order.sessionId);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(order.sessionId);
  await refund(String(intent));
  expect((await shop.settle(order.token)).body.status).toBe('refunded');
  await inState(order.orderId, 'spec-take-points', 'done');
  expect((await rowsOf(order.orderId)).map(({ name }) => name)).not.toContain('spec-give-points');
}, 20_000);

it('a paid order whose goods are gone is no paid order to them', async () => {
  const order = await anOrder(shop, { stock: 1 });
  await shop.database.transaction((tx) => shop.app.get(Stock).release(tx, order.orderId));
  await shop.database.queries
    .update(stock)
    .set({ onHand: 0, sold: 1 })
    .where(eq(stock.productId, order.productId));
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  await inState(order.orderId, 'spec-take-points', 'done');
  expect((await rowsOf(order.orderId)).map(({ name }) => name)).not.toContain('spec-give-points');
}, 20_000);

it('one that a later release brings is not told of the orders that were paid before', async () => {
  const order = await aPaidOrder(shop);
  await inState(order.orderId, 'spec-give-points', 'done');
  let calls = 0;
  shop.app.get(EffectsRegistry).register({
    name: 'spec-later',
    on: ['paid'],
    run: async () => {
      calls += 1;
    },
  });
  await shop.settle(order.token);
  await refund(order.paymentIntentId, 1_000);
  await shop.deliver((await shop.stripe.events.list({ type: 'refund.created' })).data[0] ?? {});
  await eventually(
    () => shop.order(order.token),
    ({ body }) => body.status === 'partially_refunded',
  );
  expect((await rowsOf(order.orderId)).map(({ name }) => name)).not.toContain('spec-later');
  expect(calls).toBe(0);
}, 20_000);
