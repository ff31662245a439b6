import type { Problem } from '@till/shared-types';
import { eq } from 'drizzle-orm';
import { Shop } from '../a-shop';
import { sha256 } from '@till/payments/orders/digest';
import { inbox, orders } from '@till/payments/database/schema/schema';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

async function anOrder(quantity = 1) {
  const id = await shop.product({ name: 'Blue pot', prices: { inr: 12900 } });
  const { body } = await shop.checkout({ products: [{ id, quantity }] });
  return { sessionId: body.id, url: body.url, ...body.order };
}

it('shows an order as it was made, with the way to its payment', async () => {
  const { token, number, url } = await anOrder(2);
  const { status, body, headers } = await shop.order(token);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    number,
    status: 'pending',
    fulfilment: 'unfulfilled',
    lines: [{ name: 'Blue pot', quantity: 2, total: { amount: 25800, currency: 'inr' } }],
    total: { amount: 25800, currency: 'inr' },
    isOpen: true,
    payUrl: url,
  });
});

it('says of a payment inside the shop that it is open, and has no address for it', async () => {
  const id = await shop.product({ name: 'Blue pot', prices: { inr: 12900 } });
  const { body } = await shop.checkout({ uiMode: 'embedded_page', products: [{ id }] });
  const { body: open } = await shop.order(body.order.token);
  expect(open).toMatchObject({ status: 'pending', isOpen: true, payUrl: null });
  await shop.pay(body.id);
  const { body: paid } = await shop.settle(body.order.token);
  expect(paid).toMatchObject({ status: 'paid', isOpen: false, payUrl: null });
});

it('says paid on return, before any webhook came (lesson 24)', async () => {
  const { token, sessionId } = await anOrder();
  await shop.pay(sessionId);
  expect((await shop.settle(token)).body).toMatchObject({ status: 'paid', payUrl: null });
});

it('stays pending after a declined card, and can still be paid', async () => {
  const { token, sessionId } = await anOrder();
  expect(await shop.pay(sessionId, '4000000000000002')).toMatchObject({ status: 'declined' });
  expect((await shop.settle(token)).body.status).toBe('pending');
  await shop.pay(sessionId);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect((await shop.settle(token)).body.status).toBe('paid');
});

it('tells an open page of the payment without being asked', async () => {
  const { token, sessionId } = await anOrder();
  const answer = await fetch(`${shop.url}/api/orders/${token}/events`);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (text: string) => {
    for (let seen = ''; !seen.includes(text);) seen += (await reader?.read())?.value ?? '';
  };
  await until('"status":"pending"');
  await shop.pay(sessionId);
  await shop.deliver(await shop.event(sessionId, 'checkout.session.completed'));
  await until('"status":"paid"');
  await reader?.cancel();
});

it.each(['x', 'A'.repeat(22), '../../etc/passwd', 'é'.repeat(22), `${'A'.repeat(22)}=`])(
  'gives one same answer to whoever does not hold a token: %s (lesson 24)',
  async (token) => {
    for (const path of [encodeURIComponent(token), `${encodeURIComponent(token)}/settle`]) {
      const method = path.endsWith('/settle') ? 'POST' : 'GET';
      const { status, body } = await shop.request<Problem>(`orders/${path}`, { method });
      if (token.includes('/')) expect(status).toBeGreaterThanOrEqual(400);
      else expect([status, body.code]).toEqual([404, 'order_not_found']);
    }
  },
);

it('nothing is shown for a session’s id or an order’s number (lesson 24)', async () => {
  const { sessionId, number } = await anOrder();
  for (const guess of [sessionId, number]) {
    expect((await shop.order(guess)).status).toBe(404);
    expect((await shop.order(`${guess}/events`)).status).toBe(404);
  }
});

it('the database keeps no token', async () => {
  const { token, number, sessionId } = await anOrder();
  await shop.pay(sessionId);
  for (const event of await shop.events(sessionId)) await shop.deliver(event);
  const { queries } = shop.database;
  const [row] = await queries.select().from(orders).where(eq(orders.number, number));
  expect(row?.tokenHash).toBe(sha256(token));
  const everything = [row, await queries.select().from(inbox)];
  expect(JSON.stringify(everything)).toContain(sessionId);
  expect(JSON.stringify(everything)).not.toContain(token);
});

it('an order that was not paid as agreed waits for a person and is not fulfilled (lesson 15)', async () => {
  const { token, number, sessionId } = await anOrder();
  const [row] = await shop.database.queries.select().from(orders).where(eq(orders.number, number));
  const snapshot = structuredClone(row?.snapshot) as { subtotal: { amount: number } };
  snapshot.subtotal.amount += 1;
  await shop.database.queries.update(orders).set({ snapshot }).where(eq(orders.number, number));
  await shop.pay(sessionId);
  expect((await shop.settle(token)).body).toMatchObject({
    status: 'review',
    fulfilment: 'unfulfilled',
  });
});
