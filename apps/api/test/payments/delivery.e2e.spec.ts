import { eq } from 'drizzle-orm';
import { Shop } from '../a-shop';
import { orders, sessionFacts } from '@till/payments/database/schema/schema';
import { SettlementService } from '@till/payments/payments/settlement.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ SHIP_TO: 'IN,DE', BILLING_ADDRESS: 'required' });
}, 60_000);
afterAll(() => shop.close());

const ADDRESS = {
  line1: '12 Park Street',
  line2: 'Flat 3',
  city: 'Kolkata',
  state: 'West Bengal',
  postal_code: '700016',
  country: 'IN',
};

async function anOrderOf(...kinds: ('post' | 'gift card')[]) {
  const ids = await Promise.all(
    kinds.map((kind) => shop.product({ shippable: kind === 'post', prices: { inr: 12_900 } })),
  );
  const { body } = await shop.checkout({ products: ids.map((id) => ({ id })) });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  const orderId = String(session.client_reference_id);
  return { orderId, session, sessionId: body.id, token: body.order.token };
}

async function aSentOrder() {
  const order = await anOrderOf('post');
  await shop.emulator.control('POST', `sessions/${order.sessionId}/pay`, {
    shipping: { name: 'Asha Rao', address: ADDRESS },
  });
  return order;
}

const shippingOf = async (token: string) => (await shop.order(token)).body.shipping;

it.each([
  ['that is sent by post', ['post'], ['IN', 'DE']],
  ['of which a part is sent by post', ['gift card', 'post'], ['IN', 'DE']],
  ['of which nothing is sent', ['gift card', 'gift card'], undefined],
] as const)('for a cart %s the page asks accordingly', async (_what, kinds, countries) => {
  const { session } = await anOrderOf(...kinds);
  expect(session.shipping_address_collection?.allowed_countries).toEqual(countries);
  expect(session.billing_address_collection).toBe('required');
});

it('the payment says what it is for, as exports from India require', async () => {
  const { sessionId, token } = await aSentOrder();
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(sessionId);
  const { description } = await shop.stripe.paymentIntents.retrieve(String(intent));
  expect(description).toBe(`Order ${(await shop.order(token)).body.number}`);
});

it('the order page shows where the order goes, once that is known', async () => {
  const { token } = await aSentOrder();
  expect(await shippingOf(token)).toBeNull();
  const { body } = await shop.settle(token);
  expect(body).toMatchObject({
    status: 'paid',
    lines: [{ shippable: true }],
    shipping: {
      name: 'Asha Rao',
      line1: '12 Park Street',
      line2: 'Flat 3',
      city: 'Kolkata',
      state: 'West Bengal',
      postalCode: '700016',
      country: 'IN',
    },
  });
});

it('an order of nothing to send has no address', async () => {
  const { sessionId, token } = await anOrderOf('gift card');
  await shop.pay(sessionId);
  expect((await shop.settle(token)).body).toMatchObject({ status: 'paid', shipping: null });
});

it('an order that was erased shows no address, and a later read brings none back', async () => {
  const { orderId, sessionId, token } = await aSentOrder();
  await shop.settle(token);
  const { queries } = shop.database;
  await queries.update(orders).set({ erasedAt: new Date() }).where(eq(orders.id, orderId));
  await queries.update(sessionFacts).set({ shipping: null }).where(eq(sessionFacts.id, sessionId));
  await shop.app.get(SettlementService).settle(orderId, 'sweep');
  expect((await shop.order(token)).body).toMatchObject({ status: 'paid', shipping: null });
});

it('what was given back so far is shown beside the total', async () => {
  const { orderId, sessionId, token } = await aSentOrder();
  expect((await shop.settle(token)).body.refunded).toEqual({ amount: 0, currency: 'inr' });
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(sessionId);
  for (const amount of [2_000, 900]) {
    await shop.stripe.refunds.create({ payment_intent: String(intent), amount });
  }
  await shop.app.get(SettlementService).settle(orderId, 'sweep');
  expect((await shop.order(token)).body).toMatchObject({
    status: 'partially_refunded',
    total: { amount: 12_900, currency: 'inr' },
    refunded: { amount: 2_900, currency: 'inr' },
  });
});
