import { eq, sql } from 'drizzle-orm';
import { Shop } from '../../a-shop';
import { orders } from '@till/payments/database/schema/schema';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ PROMOTION_CODES: 'true' });
  await aCode('TEN', 10);
  await aCode('GIFT', 100);
}, 60_000);
afterAll(() => shop.close());

async function aCode(code: string, percent_off: number): Promise<void> {
  const { id: coupon } = await shop.stripe.coupons.create({ percent_off, duration: 'once' });
  await shop.stripe.promotionCodes.create({ code, promotion: { type: 'coupon', coupon } });
}

/** An order of 200.00 INR whose buyer types the code on Stripe's page and pays. */
async function anOrderPaidWith(code: string | undefined) {
  const id = await shop.product({ prices: { inr: 10_000 } });
  const { body } = await shop.checkout({ products: [{ id, quantity: 2 }] });
  await shop.emulator.control('POST', `sessions/${body.id}/pay`, { ...(code && { code }) });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return { session, token: body.order.token, orderId: String(session.client_reference_id) };
}

it('an order that a code made cheaper is paid, with its discount beside its total', async () => {
  const { session, token } = await anOrderPaidWith('TEN');
  expect(session).toMatchObject({ allow_promotion_codes: true, amount_total: 18_000 });
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    subtotal: { amount: 20_000, currency: 'inr' },
    discount: { amount: 2_000, currency: 'inr' },
    total: { amount: 18_000, currency: 'inr' },
  });
});

it('an order that a code made free is paid without a payment', async () => {
  const { session, token } = await anOrderPaidWith('GIFT');
  expect(session.payment_intent).toBeNull();
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    discount: { amount: 20_000, currency: 'inr' },
    total: { amount: 0, currency: 'inr' },
  });
});

it('an order whose buyer has no code pays the whole price', async () => {
  const { token } = await anOrderPaidWith(undefined);
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'paid',
    discount: { amount: 0, currency: 'inr' },
    total: { amount: 20_000, currency: 'inr' },
  });
});

it('a discount that was not agreed is reviewed, and nothing is committed', async () => {
  const { orderId, token } = await anOrderPaidWith('TEN');
  await shop.database.queries
    .update(orders)
    .set({ snapshot: sql`jsonb_set(snapshot, '{allowed,discount}', 'false')` })
    .where(eq(orders.id, orderId));
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'review',
    fulfilment: 'unfulfilled',
  });
});
