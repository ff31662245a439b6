import { sql } from 'drizzle-orm';
import { aCommand } from '../../../test/a-command';
import { anOrder, aPaidOrder } from '../../../test/an-order';
import { Shop } from '../../../test/a-shop';

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
  await withoutSweeps();
}, 60_000);
afterEach(() => shop.close());

/** What a sweep would find by itself within a minute is left to the command. */
const withoutSweeps = () =>
  shop.database.transaction((tx) => tx.execute(sql`delete from pgboss.schedule`));

interface Report {
  readonly orders: number;
  readonly compared: readonly object[];
  readonly breaks: readonly { readonly kind: string; readonly order: string | null }[];
  readonly inClearing: readonly { readonly kind: string }[];
  readonly repaired: readonly { readonly kind: string }[];
}

const reconcile = (input: object = {}) =>
  aCommand<Report>(shop, 'reconcile', { clearing: 0, ...input });

it('finds no breaks where the books agree, and tells what was compared', async () => {
  const { number } = await aPaidOrder(shop);
  await aCommand(shop, 'refund', { number, request: 'part', amount: '30' });
  await anOrder(shop);
  const { ok, text, data } = await reconcile();
  const side = (count: number, amount: number) => ({ count, amount });
  expect(data).toMatchObject({ orders: 2, breaks: [], inClearing: [], repaired: [] });
  expect(data.compared).toEqual([
    { kind: 'payments', currency: 'inr', here: side(1, 10_000), atStripe: side(1, 10_000) },
    { kind: 'refunds', currency: 'inr', here: side(1, 3_000), atStripe: side(1, 3_000) },
    { kind: 'sessions', currency: 'inr', here: side(2, 20_000), atStripe: side(2, 20_000) },
  ]);
  expect(ok).toBe(true);
  expect(text).toMatch(/^payments +1 +₹100\.00 +1 +₹100\.00$/m);
  expect(text).toContain('No breaks.');
});

it('settles a payment that the shop slept through, once (lesson 22)', async () => {
  const order = await anOrder(shop);
  const refunded = await aPaidOrder(shop);
  await shop.pay(order.sessionId);
  await shop.emulator.control('POST', `payments/${refunded.paymentIntentId}/refund`, {});
  await shop.restart();
  await withoutSweeps();
  const found = await reconcile();
  expect(found.ok).toBe(false);
  expect(found.data.breaks).toEqual([
    expect.objectContaining({ kind: 'status', order: order.number, repairable: true }),
    expect.objectContaining({ kind: 'refund-missing', order: refunded.number }),
  ]);
  expect(found.text).toMatch(new RegExp(`${order.number} +${order.sessionId} `));
  const fixed = await reconcile({ fix: true });
  expect(fixed).toMatchObject({ ok: true, data: { breaks: [] } });
  expect(fixed.data.repaired).toHaveLength(2);
  const statuses = async () => {
    const { text } = await aCommand(shop, 'order', { number: order.number });
    return text.match(/(?<= status +)\S.+$/gm);
  };
  expect(await statuses()).toEqual(['paid (by reconcile)']);
  expect((await shop.order(refunded.token)).body.status).toBe('refunded');
  const again = await reconcile({ fix: true });
  expect(again.data).toMatchObject({ breaks: [], repaired: [] });
  expect(await statuses()).toEqual(['paid (by reconcile)']);
});

it('what is younger than a minute may be on its way and is no break', async () => {
  const { sessionId } = await anOrder(shop);
  await shop.pay(sessionId);
  const { ok, data, text } = await reconcile({ clearing: 60 });
  expect(data.inClearing).toMatchObject([{ kind: 'status' }]);
  expect({ ok, breaks: data.breaks }).toEqual({ ok: true, breaks: [] });
  expect(text).toContain('1 difference younger than 60 s');
});

it('closes a session that Stripe has beside that of an order', async () => {
  const { orderId, sessionId } = await anOrder(shop);
  const { metadata } = await shop.stripe.checkout.sessions.retrieve(sessionId);
  const second = await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    client_reference_id: orderId,
    ...(metadata && { metadata, payment_intent_data: { metadata } }),
    success_url: 'https://shop.test',
    line_items: [
      {
        price_data: { currency: 'inr', unit_amount: 9_900, product_data: { name: 'x' } },
        quantity: 1,
      },
    ],
  });
  expect((await reconcile()).data.breaks).toMatchObject([
    { kind: 'orphan-session', object: second.id },
  ]);
  expect((await reconcile({ fix: true })).data).toMatchObject({ breaks: [] });
  const { status } = await shop.stripe.checkout.sessions.retrieve(second.id);
  expect(status).toBe('expired');
});

it('passes over what others sell on the same account', async () => {
  await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    metadata: { till_shop: 'another' },
    success_url: 'https://another.test',
    line_items: [
      {
        price_data: { currency: 'inr', unit_amount: 9_900, product_data: { name: 'x' } },
        quantity: 1,
      },
    ],
  });
  expect((await reconcile()).data).toMatchObject({ breaks: [], compared: [] });
});

it('compares the period that it is told', async () => {
  const { sessionId } = await anOrder(shop);
  await shop.pay(sessionId);
  const past = await reconcile({ from: '2020-01-01', to: '2020-12-31' });
  expect(past).toMatchObject({ ok: true, data: { orders: 0, breaks: [], compared: [] } });
});

it('says so when Stripe is away', async () => {
  await shop.emulator.kill();
  const answer = await reconcile();
  expect(answer).toMatchObject({ status: 503, code: 'stripe_unavailable' });
  expect(answer.detail).toMatch(/Stripe cannot be asked \(.+\)/);
});
