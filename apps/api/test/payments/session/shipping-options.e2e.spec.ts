import { eq, sql } from 'drizzle-orm';
import { Shop } from '../../a-shop';
import { orders } from '@till/payments/database/schema/schema';

const SHIPPING_OPTIONS =
  'Post, 3–5 days: 9900 inr, 490 eur, 590 usd, 450 gbp, 800 jpy, 1500 kwd; Courier: 24900 inr';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ SHIPPING_OPTIONS });
}, 60_000);
afterAll(() => shop.close());

async function anOrderOf({ shippable = true, currency = 'inr' }) {
  const id = await shop.product({ shippable, prices: { [currency]: 50_000 } });
  const { body } = await shop.checkout({ currency, products: [{ id }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id, {
    expand: ['shipping_options.shipping_rate'],
  });
  const options = session.shipping_options.map(({ shipping_rate: rate, shipping_amount }) => ({
    id: typeof rate === 'string' ? rate : rate.id,
    name: typeof rate === 'string' ? rate : rate.display_name,
    amount: shipping_amount,
  }));
  return {
    options,
    sessionId: body.id,
    token: body.order.token,
    orderId: String(session.client_reference_id),
  };
}

it('the buyer chooses how the order is sent, and it is paid with what that costs', async () => {
  const { options, sessionId, token } = await anOrderOf({});
  expect(options).toMatchObject([
    { name: 'Post, 3–5 days', amount: 9_900 },
    { name: 'Courier', amount: 24_900 },
  ]);
  const courier = options[1]?.id;
  await shop.emulator.control('POST', `sessions/${sessionId}/pay`, { shipping_rate: courier });
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    subtotal: { amount: 50_000, currency: 'inr' },
    shippingCost: { amount: 24_900, currency: 'inr' },
    total: { amount: 74_900, currency: 'inr' },
  });
});

it('only what has a price in the currency is offered', async () => {
  const { options } = await anOrderOf({ currency: 'jpy' });
  expect(options).toMatchObject([{ name: 'Post, 3–5 days', amount: 800 }]);
});

it('an order of nothing to send has nothing to choose and pays for no shipping', async () => {
  const { options, sessionId, token } = await anOrderOf({ shippable: false });
  expect(options).toEqual([]);
  await shop.pay(sessionId);
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    total: { amount: 50_000, currency: 'inr' },
  });
});

it('shipping that was not agreed is reviewed', async () => {
  const { orderId, sessionId, token } = await anOrderOf({});
  await shop.database.queries
    .update(orders)
    .set({ snapshot: sql`jsonb_set(snapshot, '{allowed,shipping}', 'false')` })
    .where(eq(orders.id, orderId));
  await shop.pay(sessionId);
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'review',
    fulfilment: 'unfulfilled',
  });
});
