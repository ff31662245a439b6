import { stockOf } from '../a-product';
import { Shop } from '../a-shop';
import type { SessionFact } from '@till/payments/orders/facts';
import { FactsRepository } from '@till/payments/orders/facts.repository';
import { SettlementService } from '@till/payments/payments/settlement.service';
import { StripeService } from '@till/payments/payments/stripe.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const HELD = { onHand: 8, reserved: 2, sold: 0 };

async function anOpenOrder() {
  const productId = await shop.product({ prices: { inr: 12_900 } });
  const { body } = await shop.checkout({ products: [{ id: productId, quantity: 2 }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  const orderId = String(session.client_reference_id);
  return { productId, orderId, sessionId: body.id, token: body.order.token };
}

async function expectReview({ token, productId }: { token: string; productId: string }) {
  const { status, fulfilment } = (await shop.order(token)).body;
  expect([status, fulfilment]).toEqual(['review', 'unfulfilled']);
  expect(await stockOf(shop.database, productId)).toEqual(HELD);
}

/** What Stripe says of the order's session, after this change to it. */
async function sold(sessionId: string, change: (session: SessionFact) => Partial<SessionFact>) {
  const readSeq = await shop.app.get(FactsRepository).nextReadSeq();
  const read = await shop.app.get(StripeService).readFacts(sessionId, readSeq);
  if (!read.session || !read.payment) throw new Error(`Session ${sessionId} was not paid`);
  const session = { ...read.session, ...change(read.session) };
  const { amountTotal: amountReceived, currency } = session;
  return { ...read, session, payment: { ...read.payment, amountReceived, currency } };
}

describe('what Stripe sold that was not agreed is reviewed, and nothing is committed (lesson 15):', () => {
  it.each<[string, (session: SessionFact) => Partial<SessionFact>]>([
    ['another currency', () => ({ currency: 'inx' })],
    ['a total that is more by 1', ({ amountTotal: total }) => ({ amountTotal: total + 1 })],
    ['a total that is less by 1', ({ amountTotal: total }) => ({ amountTotal: total - 1 })],
    [
      'a price that is less by 1',
      ({ amountSubtotal: sub, amountTotal: total }) => ({
        amountSubtotal: sub - 1,
        amountTotal: total - 1,
      }),
    ],
    [
      'a discount of 1',
      ({ amountTotal: total }) => ({ amountDiscount: 1, amountTotal: total - 1 }),
    ],
    ['shipping of 1', ({ amountTotal: total }) => ({ amountShipping: 1, amountTotal: total + 1 })],
    ['tax of 1', ({ amountTotal: total }) => ({ amountTax: 1, amountTotal: total + 1 })],
    ['a piece more', ({ lines }) => ({ lines: lines.map((line) => ({ ...line, quantity: 3 })) })],
    ['a line more', ({ lines }) => ({ lines: [...lines, { quantity: 1, amount: 0 }] })],
    ['no line', () => ({ lines: [] })],
  ])('%s', async (_what, change) => {
    const order = await anOpenOrder();
    await shop.pay(order.sessionId);
    const read = await sold(order.sessionId, change);
    const settlement = shop.app.get(SettlementService);
    await shop.database.transaction((tx) => settlement.record(tx, order.orderId, read, 'sweep'));
    await expectReview(order);
  });
});

describe('a session that somebody changed at Stripe is reviewed, and nothing is committed', () => {
  const price_data = { currency: 'inr', unit_amount: 500, product_data: { name: 'Spoon' } };
  const shipping_rate_data = {
    display_name: 'Post',
    type: 'fixed_amount' as const,
    fixed_amount: { amount: 1, currency: 'inr' },
  };
  type Change = Parameters<typeof shop.stripe.checkout.sessions.update>[1];

  it.each<[string, (line: string) => Change]>([
    ['by a piece', (line) => ({ line_items: [{ id: line, quantity: 3 }] })],
    [
      'by a line',
      (line) => ({
        line_items: [
          { id: line, quantity: 2 },
          { price_data, quantity: 1 },
        ],
      }),
    ],
    ['by paid shipping', () => ({ shipping_options: [{ shipping_rate_data }] })],
  ])('%s', async (_what, change) => {
    const order = await anOpenOrder();
    const { data } = await shop.stripe.checkout.sessions.listLineItems(order.sessionId);
    await shop.stripe.checkout.sessions.update(order.sessionId, change(data[0]?.id ?? ''));
    await shop.pay(order.sessionId);
    await shop.settle(order.token);
    await expectReview(order);
  });
});

it('the page of an order says what came off and what came on top', async () => {
  const order = await anOpenOrder();
  const inr = (amount: number) => ({ amount, currency: 'inr' });
  expect((await shop.order(order.token)).body).toMatchObject({
    discount: inr(0),
    shippingCost: inr(0),
    tax: inr(0),
  });
  await shop.pay(order.sessionId);
  const read = await sold(order.sessionId, ({ amountTotal: total }) => ({
    amountDiscount: 2_000,
    amountShipping: 4_900,
    amountTax: 1_100,
    amountTotal: total + 4_000,
  }));
  const settlement = shop.app.get(SettlementService);
  await shop.database.transaction((tx) => settlement.record(tx, order.orderId, read, 'sweep'));
  expect((await shop.order(order.token)).body).toMatchObject({
    subtotal: inr(25_800),
    discount: inr(2_000),
    shippingCost: inr(4_900),
    tax: inr(1_100),
    total: inr(29_800),
  });
});

it('what the buyer saw in a currency of theirs is kept beside, and changes nothing', async () => {
  const { orderId, sessionId, token, productId } = await anOpenOrder();
  const presentment = { amount: 31_07, currency: 'usd' };
  await shop.emulator.control('POST', `sessions/${sessionId}/pay`, { presentment });
  const { body } = await shop.settle(token);
  expect(body).toMatchObject({
    status: 'paid',
    subtotal: { amount: 25_800, currency: 'inr' },
    total: { amount: 25_800, currency: 'inr' },
  });
  expect(JSON.stringify(body)).not.toContain('usd');
  const { session } = await shop.app.get(FactsRepository).read(shop.database.queries, orderId);
  expect(session).toMatchObject({ currency: 'inr', amountTotal: 25_800, presentment });
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});
