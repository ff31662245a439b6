import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';

/** Test accounts of docs.stripe.com/testing: the bank answers three minutes later. */
const WILL_PAY = 'AT321904300235473204';
const WILL_REFUSE = 'AT051904300235473205';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ PAYMENT_METHODS: 'card,sepa_debit', SHOP_CURRENCY: 'eur' });
}, 60_000);
afterAll(() => shop.close());

async function aDebit(iban: string) {
  const id = await shop.product({ prices: { eur: 1900 } });
  const { body } = await shop.checkout({ products: [{ id, quantity: 2 }] });
  await shop.emulator.control('POST', `sessions/${body.id}/pay`, {
    method: 'sepa_debit',
    number: iban,
    country: 'AT',
  });
  return { productId: id, sessionId: body.id, token: body.order.token };
}

const bankAnswers = () => shop.emulator.control('POST', 'clock', { advance: 600 });

const becomes = async (token: string, status: string) => {
  const { body } = await eventually(
    () => shop.order(token),
    (answer) => answer.body.status === status,
  );
  return body;
};

it('a debit the bank still confirms is processing, and nothing is sold (lesson 11)', async () => {
  const { sessionId, token, productId } = await aDebit(WILL_PAY);
  await shop.deliver(await shop.event(sessionId, 'checkout.session.completed'));
  const { body } = await shop.settle(token);
  expect([body.status, body.fulfilment]).toEqual(['processing', 'unfulfilled']);
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 2, sold: 0 });
});

it('a debit that the bank confirms is paid then (lesson 11)', async () => {
  const { sessionId, token, productId } = await aDebit(WILL_PAY);
  await shop.settle(token);
  await bankAnswers();
  await shop.deliver(await shop.event(sessionId, 'checkout.session.async_payment_succeeded'));
  expect((await becomes(token, 'paid')).fulfilment).toBe('fulfilled');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});

it('a debit that the bank refuses has failed, its stock is back, and the cart can be paid anew (lesson 11)', async () => {
  const { sessionId, token, productId } = await aDebit(WILL_REFUSE);
  await shop.settle(token);
  await bankAnswers();
  await shop.deliver(await shop.event(sessionId, 'checkout.session.async_payment_failed'));
  expect((await becomes(token, 'failed')).fulfilment).toBe('unfulfilled');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 10, reserved: 0, sold: 0 });
  const again = await shop.checkout({ products: [{ id: productId }] });
  expect(again.status).toBe(201);
});
