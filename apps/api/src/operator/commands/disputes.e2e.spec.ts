import { aCommand } from '../../../test/a-command';
import { anOrder, aPaidOrder } from '../../../test/an-order';
import { stockOf } from '../../../test/a-product';
import { eventually, Shop } from '../../../test/a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

type PaidOrder = Awaited<ReturnType<typeof aPaidOrder>>;

const sold = { onHand: 9, reserved: 0, sold: 1 };

async function dispute({ paymentIntentId }: PaidOrder, inquiry = false) {
  const intent = await shop.stripe.paymentIntents.retrieve(paymentIntentId);
  await shop.emulator.control('POST', `charges/${String(intent.latest_charge)}/dispute`, {
    reason: 'fraudulent',
    inquiry,
  });
  const { data } = await shop.stripe.disputes.list({ payment_intent: paymentIntentId });
  return data[0]?.id ?? '';
}

type Evidence = 'winning_evidence' | 'losing_evidence' | 'escalate_inquiry_evidence';

/** The bank decides by these words. */
async function decide(disputeId: string, evidence: Evidence) {
  await shop.stripe.disputes.update(disputeId, { evidence: { uncategorized_text: evidence } });
  await shop.emulator.control('POST', 'clock', { advance: 5 });
}

/** All that Stripe has said of the order's payment. */
async function deliverAll({ sessionId, paymentIntentId }: PaidOrder) {
  const { data } = await shop.stripe.events.list({ limit: 100 });
  const own = data.filter(({ data: { object } }) =>
    JSON.stringify(object).match(`"(${paymentIntentId}|${sessionId})"`),
  );
  for (const event of own.reverse()) await shop.deliver(event);
}

const becomes = (order: PaidOrder, status: string) =>
  eventually(
    () => shop.order(order.token),
    ({ body }) => body.status === status,
  );

const flagsOf = async ({ number }: PaidOrder) =>
  (await aCommand<{ flags: string[] }>(shop, 'order', { number })).data.flags;

it('a dispute that is won gives the order back what it was (lesson 20)', async () => {
  const order = await aPaidOrder(shop);
  const id = await dispute(order);
  await deliverAll(order);
  await becomes(order, 'disputed');
  await decide(id, 'winning_evidence');
  await deliverAll(order);
  await becomes(order, 'paid');
  expect(await stockOf(shop.database, order.productId)).toEqual(sold);
});

it('a dispute that is lost charges the order back, and its goods stay sold (lesson 20)', async () => {
  const order = await aPaidOrder(shop);
  await decide(await dispute(order), 'losing_evidence');
  await deliverAll(order);
  await becomes(order, 'charged_back');
  expect(await stockOf(shop.database, order.productId)).toEqual(sold);
  const { text } = await aCommand(shop, 'order', { number: order.number });
  expect(text).toMatch(/dispute +du_\w+ lost, ₹100\.00: fraudulent/);
});

it('an inquiry is a flag and nothing more (lesson 20)', async () => {
  const order = await aPaidOrder(shop);
  await dispute(order, true);
  await deliverAll(order);
  await eventually(
    () => flagsOf(order),
    (flags) => flags.includes('inquiry'),
  );
  expect((await shop.order(order.token)).body.status).toBe('paid');
});

it('on a refunded order an inquiry is a flag, and no stock moves (lesson 20)', async () => {
  const order = await aPaidOrder(shop);
  await dispute(order, true);
  await aCommand(shop, 'refund', { number: order.number, request: 'all' });
  await deliverAll(order);
  await becomes(order, 'refunded');
  expect(await flagsOf(order)).toEqual(['inquiry']);
  expect(await stockOf(shop.database, order.productId)).toEqual(sold);
});

it.each([
  ['winning_evidence', 'refunded'],
  ['losing_evidence', 'charged_back'],
] as const)(
  'a dispute of an order that was refunded is shown, and after %s it is %s; no stock moves (lesson 20)',
  async (evidence, end) => {
    const order = await aPaidOrder(shop);
    const id = await dispute(order, true);
    await aCommand(shop, 'refund', { number: order.number, request: 'all' });
    await decide(id, 'escalate_inquiry_evidence');
    await deliverAll(order);
    await becomes(order, 'disputed');
    await decide(id, evidence);
    await deliverAll(order);
    await becomes(order, end);
    expect(await stockOf(shop.database, order.productId)).toEqual(sold);
  },
);

it('an early fraud warning is a flag (lesson 20)', async () => {
  const order = await aPaidOrder(shop, { card: '4000000000005423' });
  await shop.emulator.control('POST', 'clock', { advance: 5 });
  await deliverAll(order);
  await eventually(
    () => flagsOf(order),
    (flags) => flags.includes('early_fraud_warning'),
  );
  expect((await shop.order(order.token)).body.status).toBe('paid');
});

it('nothing that is said of an order that ended brings it back (lesson 20)', async () => {
  const order = await anOrder(shop);
  await shop.emulator.control('POST', `sessions/${order.sessionId}/expire`);
  await shop.settle(order.token);
  const paid = await aPaidOrder(shop);
  const id = await dispute(paid);
  await shop.emulator.control('POST', 'clock', { advance: 1 });
  const { data } = await shop.stripe.events.list({ limit: 100 });
  const about = data.filter(
    (event) => JSON.stringify(event).includes(id) || /succeeded/.test(event.type),
  );
  const { metadata } = await shop.stripe.checkout.sessions.retrieve(order.sessionId);
  for (const event of about) {
    const object = {
      ...event.data.object,
      id: `${order.number}`,
      payment_intent: 'pi_of_nobody',
      metadata,
    };
    await shop.deliver({ ...event, id: `${event.id}_${order.number}`, data: { object } });
  }
  await eventually(
    () => aCommand(shop, 'order', { number: order.number }),
    ({ text }) => (text.match(/^\S+ \S+ +event .* done/gm) ?? []).length === about.length,
  );
  expect((await shop.order(order.token)).body.status).toBe('expired');
  expect(await stockOf(shop.database, order.productId)).toEqual({
    onHand: 10,
    reserved: 0,
    sold: 0,
  });
});
