import { money } from '@till/shared-types';
import { eventually, Shop } from '../a-shop';
import { RefundsService } from '@till/payments/payments/refunds.service';

/** Stripe's clock only goes forward, so each of these has a shop of its own. */
let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
}, 60_000);
afterEach(() => shop.close());

/** An order of 100.00 INR. */
async function anOrder() {
  const id = await shop.product({ prices: { inr: 10_000 } });
  const { body } = await shop.checkout({ products: [{ id }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  const orderId = String(session.client_reference_id);
  return { orderId, sessionId: body.id, token: body.order.token };
}

const refund = (orderId: string, amount: number, name: string) =>
  shop.app
    .get(RefundsService)
    .refund({ orderId, amount: money(amount, 'inr'), name, source: 'operator' });

it('refunds that Stripe made before its answer was lost are not made again, even a day later', async () => {
  const { orderId, sessionId, token } = await anOrder();
  await shop.pay(sessionId);
  await shop.settle(token);
  // The first try is not heard, the second one is, but its answer is lost.
  const call = { path: '/v1/refunds', method: 'POST', action: 'error' };
  await shop.emulator.control('POST', 'faults', {
    faults: [
      { ...call, when: 'before' },
      { ...call, when: 'after', times: 2 },
    ],
  });
  await expect(refund(orderId, 3_000, 'late')).rejects.toMatchObject({
    code: 'stripe_unavailable',
  });
  await shop.emulator.control('POST', 'clock', { advance: 25 * 3600 });
  await refund(orderId, 3_000, 'late');
  await refund(orderId, 7_000, 'rest');
  const { data } = await shop.stripe.refunds.list();
  expect(data.map(({ amount }) => amount).toSorted()).toEqual([3_000, 7_000]);
});

it('refunds that fail later give the order its payment back (lesson 19)', async () => {
  const { orderId, sessionId, token } = await anOrder();
  await shop.pay(sessionId, '4000000000005126');
  await shop.settle(token);
  await refund(orderId, 10_000, 'all');
  await shop.emulator.control('POST', 'clock', { advance: 29 * 24 * 3600 });
  await shop.deliver((await shop.stripe.events.list({ type: 'refund.failed' })).data[0] ?? {});
  await eventually(
    () => shop.order(token),
    ({ body }) => body.status === 'paid',
  );
});
