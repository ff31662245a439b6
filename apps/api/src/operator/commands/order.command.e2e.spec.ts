import { aCommand } from '../../../test/a-command';
import { aPaidOrder } from '../../../test/an-order';
import { SECRET, Shop } from '../../../test/a-shop';
import { OperatorServer } from '../operator.server';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

interface OrderData {
  readonly status: string;
  readonly timeline: readonly {
    readonly at: string;
    readonly kind: string;
    readonly text: string;
  }[];
}

it('shows what happened to an order, oldest first', async () => {
  const { number, sessionId, paymentIntentId } = await aPaidOrder(shop);
  const event = await shop.event(sessionId, 'checkout.session.completed');
  await shop.deliver(event);
  await aCommand(shop, 'refund', { number, request: 'one', amount: '30' });
  const { data, text } = await aCommand<OrderData>(shop, 'order', { number });
  expect(data.status).toBe('partially_refunded');
  const begin = data.timeline
    .filter(({ kind }) => ['order', 'session', 'payment', 'status'].includes(kind))
    .map(
      ({ kind, text: said }) =>
        `${kind} ${said
          .replace(/^\w+_\w+ /, '')
          .replace(/[,(].*/, '')
          .trim()}`,
    );
  expect(begin.slice(0, 5)).toEqual([
    'order placed for ₹100.00',
    'session made',
    'session complete',
    'payment succeeded',
    'status paid',
  ]);
  const times = data.timeline.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  for (const part of [
    /order +placed for ₹100\.00/,
    /attempt +checkout:\S+ done/,
    new RegExp(`session +${sessionId} made$`, 'm'),
    new RegExp(`session +${sessionId} complete, paid, ₹100.00`),
    new RegExp(`payment +${paymentIntentId} succeeded, ₹100.00 received`),
    /status +paid \(by return\)/,
    /status +partially_refunded \(by operator\)/,
    new RegExp(`event +checkout.session.completed ${event.id} \\w+, by webhook`),
    /effect +commit-stock done/,
    /refund +₹30\.00 asked for as one/,
    /refund +re_\w+ succeeded, ₹30\.00$/m,
  ]) {
    expect(text).toMatch(part);
  }
});

it('shows neither the token of the order’s page nor an address to pay at', async () => {
  const { number, token } = await aPaidOrder(shop);
  const answer = JSON.stringify(await aCommand(shop, 'order', { number }));
  for (const secret of [token, SECRET, '/pay/', 'client_secret', 'sk_test']) {
    expect(answer).not.toContain(secret);
  }
});

it.each([
  ['a number that no order has', { number: '0000-0000' }, 404, 'order_not_found'],
  ['what is no number', { number: "'; drop" }, 422, 'validation_failed'],
  ['a field that it does not know', { number: '0000-0000', all: true }, 422, 'validation_failed'],
  ['no number', {}, 422, 'validation_failed'],
])('refuses %s', async (_what, input, status, code) => {
  expect(await aCommand(shop, 'order', input)).toMatchObject({ status, code });
});

it('wants the token, the right method and a name that is one', async () => {
  const { url, token } = shop.app.get(OperatorServer);
  const headers = { Authorization: `Bearer ${token}` };
  const ask = async (path: string, init: RequestInit) =>
    (await fetch(`${url}/commands/${path}`, init)).status;
  expect(await ask('order', { method: 'POST', body: '{}' })).toBe(401);
  expect(await ask('order', { method: 'GET', headers })).toBe(404);
  expect(await ask('orders', { method: 'POST', body: '{}', headers })).toBe(404);
  expect(await ask('order', { method: 'POST', body: '{', headers })).toBe(400);
  expect(await ask('order', { method: 'POST', body: 'x'.repeat(100_001), headers })).toBe(413);
});
