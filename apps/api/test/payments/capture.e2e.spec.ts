import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { effects, orders } from '@till/payments/database/schema/schema';
import { RELEASE_SECOND } from '@till/payments/orders/effects';
import { CaptureService } from '@till/payments/payments/capture.service';
import { SettlementService } from '@till/payments/payments/settlement.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({
    CAPTURE_METHOD: 'manual',
    PAYMENT_METHODS: 'card,sepa_debit',
    SHOP_CURRENCY: 'eur',
  });
}, 60_000);
afterAll(() => shop.close());

const HELD = { onHand: 8, reserved: 2, sold: 0 };
const SOLD = { onHand: 8, reserved: 0, sold: 2 };
const BACK = { onHand: 10, reserved: 0, sold: 0 };

async function aPaidSession(payment: object = {}) {
  const productId = await shop.product({ prices: { eur: 1900 } });
  const { body } = await shop.checkout({ products: [{ id: productId, quantity: 2 }] });
  await shop.emulator.control('POST', `sessions/${body.id}/pay`, payment);
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return {
    productId,
    sessionId: body.id,
    token: body.order.token,
    orderId: String(session.client_reference_id),
    intent: String(session.payment_intent),
  };
}

async function anAuthorizedOrder() {
  const order = await aPaidSession();
  await shop.settle(order.token);
  return order;
}

const captures = () => shop.app.get(CaptureService);
const stock = (productId: string) => stockOf(shop.database, productId);
const stateOf = async (token: string) => {
  const { status, fulfilment } = (await shop.order(token)).body;
  return [status, fulfilment];
};
const becomes = (token: string, status: string) =>
  eventually(
    () => shop.order(token),
    ({ body }) => body.status === status,
  );

it('a payment to be captured later leaves the order authorized: nothing is sold, its stock is held', async () => {
  const { token, productId } = await anAuthorizedOrder();
  expect(await stateOf(token)).toEqual(['authorized', 'unfulfilled']);
  expect(await stock(productId)).toEqual(HELD);
});

it('captured, however often and by however many at once, it is paid once', async () => {
  const { token, orderId, productId, intent } = await anAuthorizedOrder();
  await Promise.all([1, 2, 3].map(() => captures().capture(orderId)));
  await captures().capture(orderId);
  expect(await stateOf(token)).toEqual(['paid', 'fulfilled']);
  expect(await stock(productId)).toEqual(SOLD);
  expect(await shop.stripe.paymentIntents.retrieve(intent)).toMatchObject({
    status: 'succeeded',
    amount_received: 3800,
  });
});

it('a capture whose answer got lost is found to have happened', async () => {
  const { token, orderId } = await anAuthorizedOrder();
  await shop.emulator.control('POST', 'faults', {
    faults: [
      { path: '/v1/payment_intents/*/capture', method: 'POST', when: 'after', action: 'drop' },
    ],
  });
  await captures().capture(orderId);
  expect(await stateOf(token)).toEqual(['paid', 'fulfilled']);
});

it('an order that is authorized in Stripe’s dashboard’s eyes no more cannot be captured', async () => {
  const { token, orderId, intent, productId } = await anAuthorizedOrder();
  await shop.stripe.paymentIntents.cancel(intent);
  await expect(captures().capture(orderId)).rejects.toMatchObject({ code: 'invalid_state' });
  expect(await stateOf(token)).toEqual(['canceled', 'unfulfilled']);
  expect(await stock(productId)).toEqual(BACK);
});

it('let go of, it is canceled and its stock is back, and it cannot be captured', async () => {
  const { token, orderId, productId } = await anAuthorizedOrder();
  await captures().release(orderId);
  await captures().release(orderId);
  expect(await stateOf(token)).toEqual(['canceled', 'unfulfilled']);
  expect(await stock(productId)).toEqual(BACK);
  await expect(captures().capture(orderId)).rejects.toMatchObject({ code: 'invalid_state' });
});

it('captured, it cannot be let go of', async () => {
  const { token, orderId, productId } = await anAuthorizedOrder();
  await captures().capture(orderId);
  await expect(captures().release(orderId)).rejects.toMatchObject({ code: 'invalid_state' });
  expect(await stateOf(token)).toEqual(['paid', 'fulfilled']);
  expect(await stock(productId)).toEqual(SOLD);
});

it('of two authorizations for one cart the second is let go of by itself', async () => {
  const first = await anAuthorizedOrder();
  const second = await aPaidSession();
  for (const { orderId } of [first, second]) {
    await shop.database.queries
      .update(orders)
      .set({ cartHash: first.orderId })
      .where(eq(orders.id, orderId));
  }
  await shop.settle(second.token);
  await becomes(second.token, 'canceled');
  expect(await stock(second.productId)).toEqual(BACK);
  expect((await shop.stripe.paymentIntents.retrieve(second.intent)).status).toBe('canceled');
  expect(await stateOf(first.token)).toEqual(['authorized', 'unfulfilled']);
  await captures().capture(first.orderId);
  expect(await stateOf(first.token)).toEqual(['paid', 'fulfilled']);
});

it('two of one cart that were authorized before either was looked at lose one, not both', async () => {
  const [one, other] = [await anAuthorizedOrder(), await anAuthorizedOrder()];
  const both = [one.orderId, other.orderId];
  await shop.database.queries
    .update(orders)
    .set({ cartHash: one.orderId })
    .where(inArray(orders.id, both));
  await shop.database.queries
    .delete(effects)
    .where(and(inArray(effects.orderId, both), eq(effects.name, 'keep-one-authorization')));
  const settlement = shop.app.get(SettlementService);
  await Promise.all(both.map((orderId) => settlement.settle(orderId, 'sweep')));
  const released = await shop.database.queries
    .select()
    .from(effects)
    .where(and(inArray(effects.orderId, both), eq(effects.name, RELEASE_SECOND)));
  expect(released).toHaveLength(1);
  const statuses = async () =>
    [await stateOf(one.token), await stateOf(other.token)].map(([status]) => status).toSorted();
  await eventually(statuses, (found) => found.includes('canceled'));
  expect(await statuses()).toEqual(['authorized', 'canceled']);
});

it('a cart of which one authorization was let go of is not authorized once more', async () => {
  const productId = await shop.product({ prices: { eur: 1900 } });
  const cart = { cartId: randomUUID(), products: [{ id: productId }] };
  const first = await shop.checkout(cart);
  await shop.pay(first.body.id);
  await shop.settle(first.body.order.token);
  const second = await aPaidSession();
  const cartHash = sql`(select cart_hash from orders where number = ${first.body.order.number})`;
  await shop.database.queries.update(orders).set({ cartHash }).where(eq(orders.id, second.orderId));
  await shop.settle(second.token);
  await becomes(second.token, 'canceled');
  const { status, body } = await shop.refusal(cart);
  expect([status, body.code, body.order]).toEqual([409, 'cart_paid', first.body.order]);
});

it('captured and let go of at the same moment, it ends as one of both', async () => {
  const { token, orderId, productId } = await anAuthorizedOrder();
  const outcomes = await Promise.allSettled([
    captures().capture(orderId),
    captures().release(orderId),
  ]);
  const done = outcomes.map(({ status }) => status === 'fulfilled');
  expect(done.toSorted()).toEqual([false, true]);
  const [status] = await stateOf(token);
  expect(status).toBe(done[0] ? 'paid' : 'canceled');
  expect(await stock(productId)).toEqual(done[0] ? SOLD : BACK);
});

it('an open order can neither be captured nor let go of', async () => {
  const productId = await shop.product({ prices: { eur: 1900 } });
  const { body } = await shop.checkout({ products: [{ id: productId }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  const orderId = String(session.client_reference_id);
  await expect(captures().capture(orderId)).rejects.toMatchObject({ code: 'invalid_state' });
  await expect(captures().release(orderId)).rejects.toMatchObject({ code: 'invalid_state' });
  expect((await shop.order(body.order.token)).body.status).toBe('pending');
});

it('an event about the authorization that comes after the capture changes nothing', async () => {
  const { token, orderId, sessionId, productId } = await anAuthorizedOrder();
  await captures().capture(orderId);
  const late = await shop.event(sessionId, 'payment_intent.amount_capturable_updated');
  const completed = await shop.event(sessionId, 'checkout.session.completed');
  for (const event of [late, completed]) expect((await shop.deliver(event)).status).toBe(200);
  await shop.settle(token);
  expect(await stateOf(token)).toEqual(['paid', 'fulfilled']);
  expect(await stock(productId)).toEqual(SOLD);
});

it('of which a part was captured at Stripe is reviewed and not fulfilled, and its stock stays held', async () => {
  const { token, sessionId, intent, productId } = await anAuthorizedOrder();
  await shop.stripe.paymentIntents.capture(intent, { amount_to_capture: 3799 });
  await shop.deliver(await shop.event(sessionId, 'payment_intent.succeeded'));
  await becomes(token, 'review');
  expect(await stateOf(token)).toEqual(['review', 'unfulfilled']);
  expect(await stock(productId)).toEqual(HELD);
});

it('a debit, which cannot be captured later, is processing and then paid', async () => {
  const { token, sessionId, productId } = await aPaidSession({
    method: 'sepa_debit',
    number: 'AT611904300234573201',
  });
  await shop.settle(token);
  expect((await stateOf(token))[0]).toBe('processing');
  await shop.emulator.control('POST', 'clock', { advance: 600 });
  await shop.deliver(await shop.event(sessionId, 'payment_intent.succeeded'));
  await becomes(token, 'paid');
  expect(await stock(productId)).toEqual(SOLD);
});

describe('an authorization that lapses', () => {
  let other: Shop;
  beforeAll(async () => {
    other = await Shop.open({ CAPTURE_METHOD: 'manual' });
  }, 60_000);
  afterAll(() => other.close());

  it('cancels the order and gives its stock back', async () => {
    const productId = await other.product();
    const { body } = await other.checkout({ products: [{ id: productId, quantity: 2 }] });
    await other.pay(body.id);
    expect((await other.settle(body.order.token)).body.status).toBe('authorized');
    await other.emulator.control('POST', 'clock', { advance: 8 * 86_400 });
    const event = await other.event(body.id, 'payment_intent.canceled');
    await other.deliver(event, { timestamp: Math.floor(Date.now() / 1000) });
    await eventually(
      () => other.order(body.order.token),
      (answer) => answer.body.status === 'canceled',
    );
    expect(await stockOf(other.database, productId)).toEqual(BACK);
  });
});
