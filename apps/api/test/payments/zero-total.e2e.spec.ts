import { stockOf } from '../a-product';
import { Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

it('an order of nothing is paid without a payment (lesson 18)', async () => {
  const id = await shop.product({ prices: { inr: 0 } });
  const { body, status } = await shop.checkout({ products: [{ id, quantity: 3 }] });
  expect(status).toBe(201);
  await shop.pay(body.id);
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  expect([session.payment_status, session.payment_intent]).toEqual(['no_payment_required', null]);
  const { body: order } = await shop.settle(body.order.token);
  expect(order).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    total: { amount: 0, currency: 'inr' },
  });
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 7, reserved: 0, sold: 3 });
});

it('a total below what a card can be charged is refused with the least that can (lesson 18)', async () => {
  const id = await shop.product({ prices: { inr: 49 } });
  const { status, body } = await shop.refusal({ products: [{ id }] });
  expect([status, body.code]).toEqual([422, 'amount_too_small']);
  expect(body.errors).toEqual([
    expect.objectContaining({ current: { amount: 50, currency: 'inr' } }),
  ]);
});
