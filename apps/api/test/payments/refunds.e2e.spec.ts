import { money } from '@till/shared-types';
import { eq } from 'drizzle-orm';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { Stock } from '@till/payments/catalog/stock';
import { orders, stock } from '@till/payments/database/schema/schema';
import { RefundsService } from '@till/payments/payments/refunds.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

/** An order of 100.00 INR. */
async function anOrder() {
  const productId = await shop.product({ stock: 1, prices: { inr: 10_000 } });
  const { body } = await shop.checkout({ products: [{ id: productId }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return {
    productId,
    orderId: String(session.client_reference_id),
    sessionId: body.id,
    token: body.order.token,
  };
}

async function aPaidOrder() {
  const order = await anOrder();
  await shop.pay(order.sessionId);
  await shop.settle(order.token);
  return order;
}

const refund = (orderId: string, amount: number, name: string) =>
  shop.app
    .get(RefundsService)
    .refund({ orderId, amount: money(amount, 'inr'), name, source: 'operator' });

const refundedAtStripe = async (sessionId: string) => {
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(sessionId);
  const { data } = await shop.stripe.refunds.list({ payment_intent: String(intent) });
  return data.map(({ amount }) => amount);
};

it('in parts show on the order, and never exceed what was paid', async () => {
  const { orderId, sessionId, token } = await aPaidOrder();
  await refund(orderId, 3_000, 'first');
  expect((await shop.order(token)).body.status).toBe('partially_refunded');
  await refund(orderId, 7_000, 'second');
  expect((await shop.order(token)).body.status).toBe('refunded');
  await expect(refund(orderId, 1, 'third')).rejects.toMatchObject({ code: 'refund_exceeds_rest' });
  expect((await refundedAtStripe(sessionId)).toSorted()).toEqual([3_000, 7_000]);
});

it('of 60 % ten times at the same time: one is made', async () => {
  const { orderId, sessionId } = await aPaidOrder();
  const names = Array.from({ length: 10 }, (_, index) => `refund ${index}`);
  const all = await Promise.allSettled(names.map((name) => refund(orderId, 6_000, name)));
  const refused = all.filter((one) => one.status === 'rejected');
  expect(refused.map(({ reason }) => reason.code)).toEqual(Array(9).fill('refund_exceeds_rest'));
  expect(await refundedAtStripe(sessionId)).toEqual([6_000]);
});

it('of one name are one refund, however often it is asked for', async () => {
  const { orderId, sessionId } = await aPaidOrder();
  for (let time = 0; time < 3; time += 1) await refund(orderId, 2_000, 'once');
  expect(await refundedAtStripe(sessionId)).toEqual([2_000]);
});

it('whose answer is lost are asked for again under the same key', async () => {
  const { orderId, sessionId } = await aPaidOrder();
  await shop.emulator.control('POST', 'faults', {
    faults: [{ path: '/v1/refunds', method: 'POST', when: 'before', action: 'error', times: 2 }],
  });
  await expect(refund(orderId, 2_000, 'lost')).rejects.toMatchObject({
    code: 'stripe_unavailable',
  });
  await refund(orderId, 2_000, 'lost');
  expect(await refundedAtStripe(sessionId)).toEqual([2_000]);
});

it.each([
  ['nothing', money(0, 'inr'), 'out_of_range'],
  ['less than nothing', money(-1, 'inr'), 'out_of_range'],
  ['more than was paid', money(10_001, 'inr'), 'refund_exceeds_rest'],
  ['another currency', money(100, 'usd'), 'currency_mismatch'],
])('of %s are refused', async (_what, amount, code) => {
  const { orderId } = await aPaidOrder();
  const refused = shop.app
    .get(RefundsService)
    .refund({ orderId, amount, name: 'no', source: 'operator' });
  await expect(refused).rejects.toMatchObject({ code });
});

it('of an order that was not paid are refused', async () => {
  const { orderId } = await anOrder();
  await expect(refund(orderId, 1, 'no')).rejects.toMatchObject({ code: 'invalid_state' });
});

it('happen by themselves when the stock went to somebody else before the payment (lesson 1)', async () => {
  const { orderId, productId, sessionId, token } = await anOrder();
  await shop.database.transaction((tx) => shop.app.get(Stock).release(tx, orderId));
  await shop.database.queries
    .update(stock)
    .set({ onHand: 0, sold: 1 })
    .where(eq(stock.productId, productId));
  await shop.pay(sessionId);
  expect((await shop.settle(token)).body.fulfilment).toBe('unfulfillable');
  const { body } = await eventually(
    () => shop.order(token),
    (answer) => answer.body.status === 'refunded',
  );
  expect(body.fulfilment).toBe('unfulfillable');
  expect(await refundedAtStripe(sessionId)).toEqual([10_000]);
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 0, reserved: 0, sold: 1 });
});

it('happen by themselves when a cart was paid a second time', async () => {
  const [first, second] = [await aPaidOrder(), await anOrder()];
  for (const { orderId } of [first, second]) {
    await shop.database.queries
      .update(orders)
      .set({ cartHash: first.orderId })
      .where(eq(orders.id, orderId));
  }
  await shop.pay(second.sessionId);
  expect((await shop.settle(second.token)).body.fulfilment).toBe('unfulfillable');
  await eventually(
    () => shop.order(second.token),
    ({ body }) => body.status === 'refunded',
  );
  expect(await refundedAtStripe(second.sessionId)).toEqual([10_000]);
  expect(await stockOf(shop.database, second.productId)).toMatchObject({ onHand: 1, sold: 0 });
  expect((await shop.order(first.token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
  });
});
