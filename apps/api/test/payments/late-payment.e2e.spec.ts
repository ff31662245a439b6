import { eq } from 'drizzle-orm';
import { anOrder } from '../an-order';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { attempts, sessionFacts } from '@till/payments/database/schema/schema';
import { SessionOpeningService } from '@till/payments/payments/session-opening.service';
import { StripeService } from '@till/payments/payments/stripe.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());
afterEach(() => jest.restoreAllMocks());

type AnOrder = Awaited<ReturnType<typeof anOrder>>;

const longAgo = new Date(Date.now() - 11 * 60_000);

/** Stripe knew nothing of the session for a while, as under another key. */
async function expires({ orderId, sessionId, token }: AnOrder) {
  const called = (id: string) =>
    shop.database.queries.update(sessionFacts).set({ id }).where(eq(sessionFacts.orderId, orderId));
  await called('cs_test_of_another_account');
  await shop.settle(token);
  await called(sessionId);
}

/** The answer to the create call was lost, and Stripe did not list the session when it was looked for. */
async function isCanceled({ orderId }: AnOrder) {
  await shop.database.transaction(async (tx) => {
    await tx.delete(sessionFacts).where(eq(sessionFacts.orderId, orderId));
    await tx
      .update(attempts)
      .set({ state: 'open', createdAt: longAgo, leasedUntil: longAgo })
      .where(eq(attempts.orderId, orderId));
  });
  jest.spyOn(shop.app.get(StripeService), 'sessions').mockImplementationOnce(async function* () {
    yield [];
  });
  await shop.app.get(SessionOpeningService).open(orderId);
}

it.each([
  ['expired', expires],
  ['canceled', isCanceled],
] as const)(
  'a payment for an order that is %s is kept while there is stock: it is paid and fulfilled (lesson 1)',
  async (status, ends) => {
    const order = await anOrder(shop);
    await ends(order);
    expect((await shop.order(order.token)).body.status).toBe(status);
    expect(await stockOf(shop.database, order.productId)).toMatchObject({ onHand: 10 });
    await shop.pay(order.sessionId);
    await shop.deliver(await shop.event(order.sessionId, 'checkout.session.completed'));
    const { body } = await eventually(
      () => shop.order(order.token),
      (answer) => answer.body.status === 'paid',
    );
    expect(body.fulfilment).toBe('fulfilled');
    expect(await stockOf(shop.database, order.productId)).toEqual({
      onHand: 9,
      reserved: 0,
      sold: 1,
    });
    const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(
      order.sessionId,
    );
    const refunds = await shop.stripe.refunds.list({ payment_intent: String(intent) });
    expect(refunds.data).toEqual([]);
  },
);
