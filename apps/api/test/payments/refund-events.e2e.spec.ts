import { aCommand } from '../a-command';
import { aPaidOrder } from '../an-order';
import { eventually, Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

type PaidOrder = Awaited<ReturnType<typeof aPaidOrder>>;

const refundAtStripe = ({ paymentIntentId }: PaidOrder, amount: number) =>
  shop.emulator.control('POST', `payments/${paymentIntentId}/refund`, { amount });

/** Events of these types about the order's payment, as they come. */
async function deliver({ paymentIntentId }: PaidOrder, ...types: string[]) {
  const { data } = await shop.stripe.events.list({ limit: 100 });
  const own = data.filter(
    ({ type, data: { object } }) =>
      types.includes(type) && JSON.stringify(object).includes(paymentIntentId),
  );
  expect(own).not.toEqual([]);
  for (const event of own) await shop.deliver(event);
}

const becomes = (order: PaidOrder, status: string) =>
  eventually(
    () => shop.order(order.token),
    ({ body }) => body.status === status,
  );

it.each([
  ['refund.created', 'charge.refunded'],
  ['charge.refunded', 'refund.created'],
  ['charge.refunded', 'charge.refunded'],
])(
  'refunds of 30 and 70 made in the dashboard show by %s, then %s (lesson 19)',
  async (first, second) => {
    const order = await aPaidOrder(shop);
    await refundAtStripe(order, 3_000);
    await deliver(order, first);
    await becomes(order, 'partially_refunded');
    await refundAtStripe(order, 7_000);
    await deliver(order, second);
    await becomes(order, 'refunded');
    const { text } = await aCommand(shop, 'order', { number: order.number });
    expect(text).toMatch(/refund +re_\w+ succeeded, ₹70\.00, made in Stripe's dashboard/);
    expect(
      await aCommand(shop, 'refund', { number: order.number, request: 'x', amount: '1' }),
    ).toMatchObject({ status: 422, code: 'refund_exceeds_rest' });
  },
);

it('a refund that waits is no refund yet, and cannot be given twice (lesson 19)', async () => {
  const order = await aPaidOrder(shop, { card: '4000000000007726' });
  await refundAtStripe(order, 10_000);
  await deliver(order, 'refund.created');
  await eventually(
    () => aCommand(shop, 'order', { number: order.number }),
    ({ text }) => /refund +re_\w+ pending/.test(text),
  );
  expect((await shop.order(order.token)).body.status).toBe('paid');
  const more = await aCommand(shop, 'refund', { number: order.number, request: 'x', amount: '1' });
  expect(more).toMatchObject({ code: 'refund_exceeds_rest' });
});
