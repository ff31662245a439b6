import { randomUUID } from 'node:crypto';
import { stockOf } from '../a-product';
import { Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());
afterEach(() => shop.emulator.control('DELETE', 'faults'));

const CREATE = { path: '/v1/checkout/sessions', method: 'POST', times: 2 };

/** Both tries of the next create call meet the fault. */
const createMeets = (fault: object) =>
  shop.emulator.control('POST', 'faults', { faults: [{ ...CREATE, ...fault }] });

async function aCheckout() {
  const id = await shop.product();
  const body = { cartId: randomUUID(), products: [{ id }] };
  const headers = { 'Idempotency-Key': randomUUID() };
  return {
    id,
    again: () => shop.checkout(body, headers),
    refusal: () => shop.refusal(body, headers),
    anew: () => shop.checkout(body),
  };
}

const sessionsOf = async (token: string) => {
  const { data } = await shop.stripe.checkout.sessions.list({ limit: 100 });
  return data.filter(({ success_url: url }) => url?.endsWith(token)).length;
};

it.each([
  ['is down before it did anything', { action: 'error', status: 503, when: 'before' }],
  ['drops the connection', { action: 'drop', when: 'before', times: 4 }],
  [
    'does not know the key any more',
    { action: 'error', status: 401, when: 'before', error: { type: 'invalid_request_error' } },
  ],
])(
  'a checkout while Stripe %s is 503, and the same key brings one session later',
  async (_name, fault) => {
    const { id, again, refusal } = await aCheckout();
    await createMeets(fault);
    const { status, headers, body } = await refusal();
    expect([status, body.code]).toEqual([503, 'stripe_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
    await shop.emulator.control('DELETE', 'faults');
    const later = await again();
    expect(later.status).toBe(201);
    expect(await sessionsOf(later.body.order.token)).toBe(1);
    expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
  },
  20_000,
);

it.each([
  ['has too much to do', { action: 'rate_limit', when: 'before', times: 3 }],
  ['works on the same object', { action: 'rate_limit', reason: 'lock_timeout', when: 'before' }],
  [
    'works on the same request',
    {
      action: 'error',
      status: 409,
      when: 'before',
      error: { type: 'idempotency_error', code: 'idempotency_key_in_use' },
    },
  ],
  ['made the session and then failed', { action: 'error', status: 500, when: 'after' }],
  ['made the session and then had too much to do', { action: 'rate_limit', when: 'after' }],
  ['made the session and dropped the connection', { action: 'drop', when: 'after', times: 4 }],
])('while Stripe %s, a checkout asks again and ends with one session', async (_name, fault) => {
  const { again } = await aCheckout();
  await createMeets(fault);
  const { status, body } = await again();
  expect(status).toBe(201);
  expect(await sessionsOf(body.order.token)).toBe(1);
});

it('what Stripe refuses for good gives the stock back, and the cart can begin anew', async () => {
  const { id, refusal, anew } = await aCheckout();
  const error = { type: 'invalid_request_error', code: 'amount_too_small', message: 'Too small' };
  await createMeets({ action: 'error', status: 400, when: 'before', times: 1, error });
  const first = await refusal();
  expect([first.status, first.body.code]).toEqual([422, 'amount_too_small']);
  expect((await refusal()).body.code).toBe('amount_too_small');
  expect(await stockOf(shop.database, id)).toMatchObject({ onHand: 10, reserved: 0 });
  expect((await anew()).status).toBe(201);
});

it('a page that waits while Stripe is away is told so, and nothing changes', async () => {
  const { again } = await aCheckout();
  const { token } = (await again()).body.order;
  await shop.emulator.control('POST', 'faults', {
    faults: [{ path: '/v1/checkout/sessions/*', method: 'GET', action: 'error', times: 2 }],
  });
  const { status, body } = await shop.settle(token);
  expect([status, (body as { code?: string }).code]).toEqual([503, 'stripe_unavailable']);
  expect((await shop.order(token)).body.status).toBe('pending');
});
