import { Shop } from '../../a-shop';
import { ReconciliationService } from '@till/payments/payments/reconcile/reconciliation.service';
import { RefundsService } from '@till/payments/payments/refunds.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({
    PROMOTION_CODES: 'true',
    AUTOMATIC_TAX: 'exclusive',
    SHIPPING_OPTIONS: 'Post: 1000 inr, 500 eur, 500 usd, 500 gbp, 500 jpy, 500 kwd',
  });
  await shop.emulator.control('POST', 'tax', { percentage: 20 });
  const { id: coupon } = await shop.stripe.coupons.create({ percent_off: 10, duration: 'once' });
  await shop.stripe.promotionCodes.create({ code: 'TEN', promotion: { type: 'coupon', coupon } });
}, 60_000);
afterAll(() => shop.close());

/** Two pots at 100.00 INR, less 10 %, with shipping and 20 % of tax on both. */
async function aPaidOrder() {
  const productId = await shop.product({ prices: { inr: 10_000 } });
  const { body } = await shop.checkout({ products: [{ id: productId, quantity: 2 }] });
  await shop.emulator.control('POST', `sessions/${body.id}/pay`, { code: 'TEN' });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  const { body: order } = await shop.settle(body.order.token);
  return {
    order,
    orderId: String(session.client_reference_id),
    productId,
    token: body.order.token,
  };
}

const refund = (orderId: string, what: { lines?: { productId: string; quantity: number }[] }) =>
  shop.app
    .get(RefundsService)
    .refund({ orderId, name: JSON.stringify(what), source: 'operator', ...what });

async function breaks() {
  const to = Math.floor(Date.now() / 1000) + 60;
  const period = { from: to - 3_600, to, clearing: 0 };
  return shop.app.get(ReconciliationService).compare(period);
}

it('an order with discount, shipping and tax is paid with each of them, and the books agree', async () => {
  const { order } = await aPaidOrder();
  expect(order).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    subtotal: { amount: 20_000 },
    discount: { amount: 2_000 },
    shippingCost: { amount: 1_000 },
    tax: { amount: 3_600 + 200 },
    total: { amount: 22_800 },
  });
  expect(await breaks()).toMatchObject({ breaks: [], inClearing: [] });
});

it('its lines go back with their discount and tax, the rest with shipping, and the books agree', async () => {
  const { orderId, productId, token } = await aPaidOrder();
  const lines = [{ productId, quantity: 1 }];
  await refund(orderId, { lines });
  expect((await shop.order(token)).body).toMatchObject({
    status: 'partially_refunded',
    refunded: { amount: 10_800 },
  });
  await refund(orderId, {});
  expect((await shop.order(token)).body).toMatchObject({
    status: 'refunded',
    refunded: { amount: 22_800 },
  });
  const { breaks: found, totals } = await breaks();
  expect(found).toEqual([]);
  for (const { here, atStripe } of totals) expect(here).toEqual(atStripe);
});
