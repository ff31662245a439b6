import { sql } from 'drizzle-orm';
import { aGate } from '@till/payments/test/a-gate';
import { aPaidOrder } from '../an-order';
import { eventually, Shop } from '../a-shop';
import { SettlementService } from '@till/payments/payments/settlement.service';
import { StripeService } from '@till/payments/payments/stripe.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());
afterEach(() => jest.restoreAllMocks());

async function aDisputedOrder() {
  const order = await aPaidOrder(shop);
  const intent = await shop.stripe.paymentIntents.retrieve(order.paymentIntentId);
  await shop.emulator.control('POST', `charges/${String(intent.latest_charge)}/dispute`, {});
  return order;
}

/** The bank finds for the shop. */
async function won(paymentIntentId: string) {
  const { data } = await shop.stripe.disputes.list({ payment_intent: paymentIntentId });
  await shop.stripe.disputes.update(data[0]?.id ?? '', {
    evidence: { uncategorized_text: 'winning_evidence' },
  });
  await shop.emulator.control('POST', 'clock', { advance: 5 });
}

const settle = (orderId: string) => shop.app.get(SettlementService).settle(orderId, 'sweep');

/** A read that begins now, and asks Stripe when it is let. */
async function aSlowRead(orderId: string) {
  const [asks, may] = [aGate(), aGate()];
  const stripe = shop.app.get(StripeService);
  const readFacts = stripe.readFacts.bind(stripe);
  jest.spyOn(stripe, 'readFacts').mockImplementationOnce(async (...read) => {
    asks.open();
    await may.opened;
    return readFacts(...read);
  });
  const done = settle(orderId);
  await asks.opened;
  return async () => {
    may.open();
    await done;
  };
}

const readsEnqueued = async (orderId: string) => {
  const { rows } = await shop.database.queries.execute(sql`
    select id from pgboss.job where name = 'settle-order' and data ->> 'orderId' = ${orderId}`);
  return rows.length;
};

it('a read that began first and is recorded last counts no more, and Stripe is read once again', async () => {
  const order = await aDisputedOrder();
  const finish = await aSlowRead(order.orderId);
  await settle(order.orderId);
  await won(order.paymentIntentId);
  await finish();
  expect(await readsEnqueued(order.orderId)).toBe(1);
  await eventually(
    () => shop.order(order.token),
    ({ body }) => body.status === 'paid',
  );
});

it('one that says the same as the read which overtook it asks for no other', async () => {
  const order = await aDisputedOrder();
  const finish = await aSlowRead(order.orderId);
  await settle(order.orderId);
  await finish();
  expect(await readsEnqueued(order.orderId)).toBe(0);
  expect((await shop.order(order.token)).body.status).toBe('disputed');
});
