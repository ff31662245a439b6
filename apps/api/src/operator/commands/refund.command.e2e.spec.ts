import { aCommand } from '../../../test/a-command';
import { anOrder, aPaidOrder } from '../../../test/an-order';
import { Shop } from '../../../test/a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const refundedAtStripe = async (paymentIntentId: string) => {
  const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
  return data.map(({ amount }) => amount).toSorted();
};

it('refunds what is typed, then all that is left', async () => {
  const { number, paymentIntentId } = await aPaidOrder(shop);
  const part = await aCommand(shop, 'refund', { number, request: 'a', amount: '12.5' });
  expect(part.text).toMatch(/refund re_\w+ of ₹12\.50 is made\. ₹87\.50 of its payment is left\./);
  const rest = await aCommand(shop, 'refund', { number: number.toLowerCase(), request: 'b' });
  expect(rest.text).toMatch(/₹87\.50 is made\. ₹0\.00 of its payment is left\./);
  const none = await aCommand(shop, 'refund', { number, request: 'c' });
  expect(none.text).toContain('nothing left to refund');
  expect(await refundedAtStripe(paymentIntentId)).toEqual([1_250, 8_750]);
});

it('a request that is repeated is one refund, another one is a second', async () => {
  const { number, paymentIntentId } = await aPaidOrder(shop);
  for (const request of ['first', 'first', 'second']) {
    const answer = await aCommand(shop, 'refund', { number, request, amount: '10' });
    expect(answer).toMatchObject({ status: 200, data: { refund: { amount: 1_000 } } });
  }
  expect(await refundedAtStripe(paymentIntentId)).toEqual([1_000, 1_000]);
});

it.each([
  ['12.505', 422, 'wrong_format'],
  ['12,50', 422, 'wrong_format'],
  ['-1', 422, 'wrong_format'],
  ['1e2', 422, 'wrong_format'],
  ['₹10', 422, 'wrong_format'],
  ['', 422, 'wrong_format'],
  ['0', 422, 'out_of_range'],
  ['100.01', 422, 'refund_exceeds_rest'],
])('refuses the amount %j', async (amount, status, code) => {
  const { number, paymentIntentId } = await aPaidOrder(shop);
  const answer = await aCommand(shop, 'refund', { number, request: 'x', amount });
  expect(answer).toMatchObject({ status, code });
  expect(await refundedAtStripe(paymentIntentId)).toEqual([]);
});

it('refunds yen as yen', async () => {
  const { number, sessionId, token } = await (async () => {
    const id = await shop.product({ prices: { jpy: 500 } });
    const { body } = await shop.checkout({ currency: 'jpy', products: [{ id }] });
    return { sessionId: body.id, ...body.order };
  })();
  await shop.pay(sessionId);
  await shop.settle(token);
  const { text } = await aCommand(shop, 'refund', { number, request: 'x', amount: '120' });
  expect(text).toContain('¥120 is made. ¥380 of its payment is left.');
});

it('of lines gives back what was paid for them', async () => {
  const { number, productId, paymentIntentId } = await aPaidOrder(shop, { quantity: 3 });
  const lines = [{ productId, quantity: 2 }];
  expect(await aCommand(shop, 'refund', { number, request: 'two', lines })).toMatchObject({
    status: 200,
    data: { refund: { amount: 20_000 }, rest: { amount: 10_000 } },
  });
  expect(await aCommand(shop, 'refund', { number, request: 'two more', lines })).toMatchObject({
    status: 422,
  });
  expect(await refundedAtStripe(paymentIntentId)).toEqual([20_000]);
});

it('of lines, ten times at once: never more than was bought', async () => {
  const { number, productId, paymentIntentId } = await aPaidOrder(shop, { quantity: 3 });
  const lines = [{ productId, quantity: 2 }];
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      aCommand(shop, 'refund', { number, request: `r${index}`, lines }),
    ),
  );
  const codes = all.map(({ status, code }) => code ?? status).toSorted();
  expect(codes).toEqual([200, ...Array<string>(9).fill('refund_exceeds_rest')]);
  expect(await refundedAtStripe(paymentIntentId)).toEqual([20_000]);
});

it('says of a refund that Stripe has not made yet that it is under way (lesson 19)', async () => {
  const { number } = await aPaidOrder(shop, { card: '4000000000007726' });
  const { text } = await aCommand(shop, 'refund', { number, request: 'x' });
  expect(text).toContain('is under way');
  expect((await aCommand(shop, 'order', { number })).text).toMatch(/refund +re_\w+ pending/);
});

it('of an order that nobody paid is refused', async () => {
  const { number } = await anOrder(shop);
  expect(await aCommand(shop, 'refund', { number, request: 'x' })).toMatchObject({
    status: 409,
    code: 'invalid_state',
  });
});

it('while Stripe is away answers that it may be asked again', async () => {
  const { number, paymentIntentId } = await aPaidOrder(shop);
  await shop.emulator.control('POST', 'faults', {
    faults: [{ path: '/v1/refunds', method: 'POST', when: 'before', action: 'error', times: 2 }],
  });
  const ask = () => aCommand(shop, 'refund', { number, request: 'lost', amount: '40' });
  expect(await ask()).toMatchObject({ status: 503, code: 'stripe_unavailable' });
  expect(await ask()).toMatchObject({ status: 200, data: { refund: { amount: 4_000 } } });
  expect(await refundedAtStripe(paymentIntentId)).toEqual([4_000]);
});

it('says how much is left, and which products the order has', async () => {
  const { number, productId } = await aPaidOrder(shop);
  const ask = (wish: object) => aCommand(shop, 'refund', { number, request: 'x', ...wish });
  expect(await ask({ amount: '100.01' })).toMatchObject({
    detail: 'Of the payment ₹100.00 is left to refund.',
  });
  expect(await ask({ lines: [{ productId: 'saucer', quantity: 1 }] })).toMatchObject({
    detail: `The order has no such product. It has: ${productId}.`,
  });
});

it.each(['refund', 'capture'])(
  '%s of a payment that Stripe has no more is refused',
  async (name) => {
    const { number } = await aPaidOrder(shop);
    await shop.emulator.control('POST', 'reset');
    const input = { number, ...(name === 'refund' && { request: 'x' }) };
    expect(await aCommand(shop, name, input)).toMatchObject({
      status: 409,
      code: 'invalid_state',
      detail: 'Stripe does not know this payment; check keys and SHOP_ID.',
    });
  },
);

it('a capture of money that was taken says so, and that it is refunded by now', async () => {
  const { number } = await aPaidOrder(shop);
  const capture = async () => (await aCommand(shop, 'capture', { number })).text;
  expect(await capture()).toBe(`Order ${number}: the money was taken already.`);
  await aCommand(shop, 'refund', { number, request: 'part', amount: '1' });
  expect(await capture()).toContain('By now a part of it is refunded.');
  await aCommand(shop, 'refund', { number, request: 'rest' });
  expect(await capture()).toContain('By now it is refunded.');
});
