import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { attempts, inbox, sessionFacts } from '@till/payments/database/schema/schema';
import { AttemptsRepository } from '@till/payments/payments/attempts.repository';
import { EventSweepService } from '@till/payments/payments/event-sweep.service';
import { InboxRepository } from '@till/payments/payments/inbox.repository';
import { StripeRefusalError } from '@till/payments/payments/stripe-fault';
import { StripeService } from '@till/payments/payments/stripe.service';
import { SweepService } from '@till/payments/payments/sweep.service';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const longAgo = new Date(Date.now() - 11 * 60_000);

async function anOpenOrder() {
  const id = await shop.product();
  const { body } = await shop.checkout({ cartId: randomUUID(), products: [{ id }] });
  return { id, sessionId: body.id, token: body.order.token };
}

const becomes = (token: string, status: string) =>
  eventually(
    () => shop.order(token),
    ({ body }) => body.status === status,
  );

it('finds the payment whose webhook never came, once (lesson 22)', async () => {
  const { id, sessionId, token } = await anOpenOrder();
  await shop.pay(sessionId);
  const sweep = shop.app.get(EventSweepService);
  await sweep.sweep();
  await becomes(token, 'paid');
  const stored = await shop.database.queries.select().from(inbox);
  await sweep.sweep();
  expect(await shop.database.queries.select().from(inbox)).toHaveLength(stored.length);
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 9, reserved: 0, sold: 1 });
});

it('asks Stripe about a session that should have ended, and gives its stock back (lesson 21)', async () => {
  const { id, sessionId, token } = await anOpenOrder();
  await shop.emulator.control('POST', `sessions/${sessionId}/expire`);
  await shop.database.queries
    .update(sessionFacts)
    .set({ expiresAt: 1 })
    .where(eq(sessionFacts.id, sessionId));
  await shop.app.get(SweepService).sweep();
  await becomes(token, 'expired');
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 10, reserved: 0, sold: 0 });
});

describe('of a create call that was never answered', () => {
  /** The shop lost its memory of the answer, eleven minutes ago. */
  async function anUnansweredOrder() {
    const order = await anOpenOrder();
    const session = await shop.stripe.checkout.sessions.retrieve(order.sessionId);
    const orderId = String(session.client_reference_id);
    await shop.database.transaction(async (tx) => {
      await tx.delete(sessionFacts).where(eq(sessionFacts.orderId, orderId));
      await tx
        .update(attempts)
        .set({ state: 'open', createdAt: longAgo, leasedUntil: longAgo })
        .where(eq(attempts.orderId, orderId));
    });
    return order;
  }

  it('finds the session that was paid meanwhile', async () => {
    const { sessionId, token } = await anUnansweredOrder();
    await shop.pay(sessionId);
    await shop.app.get(SweepService).sweep();
    await becomes(token, 'paid');
  });

  it('finds the session that Stripe made, instead of making another', async () => {
    const { sessionId, token } = await anUnansweredOrder();
    await shop.app.get(SweepService).sweep();
    await eventually(
      () => shop.database.queries.select().from(sessionFacts).where(eq(sessionFacts.id, sessionId)),
      (stored) => stored.length === 1,
    );
    await shop.pay(sessionId);
    expect((await shop.settle(token)).body.status).toBe('paid');
  });

  it('cancels the order when Stripe made none, and gives its stock back', async () => {
    const id = await shop.product();
    await shop.emulator.control('POST', 'faults', {
      faults: [{ path: '/v1/checkout/sessions', method: 'POST', action: 'error', times: 2 }],
    });
    const request = { cartId: randomUUID(), products: [{ id }] };
    const headers = { 'Idempotency-Key': randomUUID() };
    await shop.refusal(request, headers);
    await shop.database.queries
      .update(attempts)
      .set({ createdAt: longAgo, leasedUntil: longAgo })
      .where(eq(attempts.state, 'open'));
    await shop.app.get(SweepService).sweep();
    await eventually(
      () => stockOf(shop.database, id),
      (stock) => stock?.onHand === 10 && stock.reserved === 0,
    );
    expect((await shop.checkout(request, headers)).status).toBe(201);
    expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
  });

  it('cancels nothing when it is the search that Stripe refuses', async () => {
    const { id, sessionId, token } = await anUnansweredOrder();
    jest.spyOn(shop.app.get(StripeService), 'sessions').mockImplementationOnce(() => {
      throw new StripeRefusalError('parameter_unknown', undefined);
    });
    const search = shop.app.get(StripeService).sessions;
    await shop.app.get(SweepService).sweep();
    await eventually(
      async () => jest.mocked(search).mock.results,
      (results) => results.length === 1,
    );
    await eventually(
      async () => {
        await shop.app.get(SweepService).sweep();
        return shop.database.queries.select().from(sessionFacts);
      },
      (stored) => stored.some((session) => session.id === sessionId),
    );
    expect((await shop.order(token)).body.status).toBe('pending');
    expect(await stockOf(shop.database, id)).toMatchObject({ onHand: 9, reserved: 1 });
  }, 20_000);

  it('leaves alone what somebody is calling for just now', async () => {
    const id = await shop.product();
    await shop.emulator.control('POST', 'faults', {
      faults: [{ path: '/v1/checkout/sessions', method: 'POST', action: 'error', times: 2 }],
    });
    await shop.refusal({ cartId: randomUUID(), products: [{ id }] });
    await shop.database.queries
      .update(attempts)
      .set({ createdAt: longAgo, leasedUntil: new Date(Date.now() + 60_000) })
      .where(eq(attempts.state, 'open'));
    expect(await shop.app.get(AttemptsRepository).leaseForgotten(20)).toEqual([]);
    expect(await stockOf(shop.database, id)).toMatchObject({ onHand: 9, reserved: 1 });
  });
});

it('finishes events and effects whose job was lost', async () => {
  const { sessionId, token } = await anOpenOrder();
  await shop.pay(sessionId);
  const event = await shop.event(sessionId, 'checkout.session.completed');
  await shop.database.transaction((tx) =>
    shop.app.get(InboxRepository).insert(tx, event, 'webhook'),
  );
  await shop.database.queries
    .update(inbox)
    .set({ receivedAt: longAgo })
    .where(eq(inbox.id, event.id));
  await shop.app.get(SweepService).sweep();
  await becomes(token, 'paid');
});

it('of a request that Stripe refuses for another reason leaves the order as it is', async () => {
  const { token } = await anOpenOrder();
  const refusal = new StripeRefusalError('parameter_unknown', undefined);
  jest.spyOn(shop.app.get(StripeService), 'readFacts').mockRejectedValueOnce(refusal);
  expect((await shop.settle(token)).status).toBe(500);
  expect((await shop.order(token)).body.status).toBe('pending');
});

it('of a session that Stripe does not know any more closes the order, and its cart goes on', async () => {
  const id = await shop.product();
  const cart = { cartId: randomUUID(), products: [{ id }] };
  const { body } = await shop.checkout(cart);
  await shop.database.queries
    .update(sessionFacts)
    .set({ id: 'cs_test_of_another_account' })
    .where(eq(sessionFacts.id, body.id));
  expect((await shop.settle(body.order.token)).body.status).toBe('expired');
  expect((await shop.checkout(cart)).status).toBe(201);
});
