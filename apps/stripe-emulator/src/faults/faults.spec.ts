import { setTimeout as pause } from 'node:timers/promises';
import { Shop, aSession } from '../testing/shop';

describe('a fault plan', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const create = () =>
    shop.stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'order-1' });
  const sessions = async () => (await shop.stripe.checkout.sessions.list()).data.length;

  it('fails the next call before anything is done', async () => {
    await shop.control('faults', {
      path: '/v1/checkout/*',
      method: 'POST',
      action: 'error',
      status: 503,
    });
    await expect(create()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 503 });
    expect(await sessions()).toBe(0);
    await expect(create()).resolves.toMatchObject({ status: 'open' });
  });

  it('fails after the change, and the key then brings the true answer', async () => {
    await shop.control('faults', {
      path: '/v1/checkout/sessions',
      method: 'POST',
      when: 'after',
      action: 'error',
    });
    await expect(create()).rejects.toMatchObject({ statusCode: 500 });
    expect(await sessions()).toBe(1);
    await expect(create()).resolves.toMatchObject({ status: 'open' });
    expect(await sessions()).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('fails %s the change and has the key remember it, with %i made', async (when, made) => {
    const fault = { path: '/v1/checkout/*', action: 'error', saved: true };
    await shop.control('faults', { ...fault, when });
    await expect(create()).rejects.toMatchObject({ statusCode: 500 });
    await expect(create()).rejects.toMatchObject({
      statusCode: 500,
      headers: { 'idempotent-replayed': 'true', 'stripe-should-retry': 'false' },
    });
    expect(await sessions()).toBe(made);
  });

  it('resets the connection as often as planned', async () => {
    await shop.control('faults', {
      faults: [{ path: '/v1/checkout/sessions', method: 'POST', action: 'drop', times: 2 }],
    });
    // The SDK itself tries once more after a reset connection.
    await expect(create()).rejects.toMatchObject({
      type: 'StripeConnectionError',
      detail: { code: 'ECONNRESET' },
    });
    await expect(create()).resolves.toMatchObject({ status: 'open' });
  });

  it('resets it after the change too, and the SDK that tries again finds what was made', async () => {
    await shop.control('faults', { path: '/v1/checkout/*', when: 'after', action: 'drop' });
    const { lastResponse } = await create();
    expect(lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await sessions()).toBe(1);
  });

  it.each([
    [{ action: 'rate_limit' }, { statusCode: 429, type: 'StripeRateLimitError' }],
    [
      { action: 'rate_limit', reason: 'lock_timeout' },
      { code: 'lock_timeout', headers: { 'stripe-should-retry': 'true' } },
    ],
    [
      { action: 'error', status: 402, error: { type: 'card_error', code: 'card_declined' } },
      { statusCode: 402, type: 'StripeCardError', code: 'card_declined' },
    ],
    [
      { action: 'error', status: 400, error: { code: 'amount_too_small', param: 'line_items' } },
      { statusCode: 400, type: 'StripeInvalidRequestError', param: 'line_items' },
    ],
    [
      { action: 'error', status: 503, headers: { 'Stripe-Should-Retry': 'false' } },
      { statusCode: 503, type: 'StripeAPIError', headers: { 'stripe-should-retry': 'false' } },
    ],
    [{ action: 'cut', bytes: 30 }, { type: 'StripeConnectionError' }],
    [{ action: 'content_type' }, { type: 'StripeAPIError' }],
    [{ action: 'content_type', status: 200 }, { type: 'StripeAPIError' }],
  ])('answers with %j', async (fault, error) => {
    await shop.control('faults', { path: '/v1/checkout/sessions', times: 2, ...fault });
    await expect(create()).rejects.toMatchObject(error);
  });

  it('cuts the answer after as many bytes as it says, with the change applied', async () => {
    await shop.control('faults', { path: '/v1/customers', action: 'cut', bytes: 30 });
    const response = await fetch(`${shop.emulator.url}/v1/customers`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_emulator' },
      body: new URLSearchParams({ name: 'Zoë' }),
    });
    let received = '';
    await expect(
      (async () => {
        for await (const chunk of response.body ?? []) received += Buffer.from(chunk).toString();
      })(),
    ).rejects.toThrow();
    expect(received).toMatch(/^\{"id":"cus_\w{14}","/);
    expect(received).toHaveLength(30);
    expect((await shop.stripe.customers.list()).data).toMatchObject([{ name: 'Zoë' }]);
  });

  it.each(['before', 'after'])(
    'is silent for a while %s the change, and it is made',
    async (when) => {
      await shop.control('faults', {
        path: '/v1/checkout/*',
        action: 'delay',
        delay_ms: 400,
        when,
      });
      const hasty = shop.client('sk_test_emulator', { timeout: 100 });
      await expect(hasty.checkout.sessions.create(aSession())).rejects.toMatchObject({
        type: 'StripeConnectionError',
      });
      expect(await sessions()).toBe(when === 'after' ? 1 : 0);
      while ((await sessions()) === 0) await pause(50);
    },
  );

  it('plays several faults to one call, one after the other', async () => {
    await shop.control('faults', {
      faults: [
        { path: '/v1/*', method: 'POST', action: 'delay', delay_ms: 10 },
        { path: '/v1/*', method: 'POST', when: 'after', action: 'error', status: 500 },
      ],
    });
    await expect(create()).rejects.toMatchObject({ statusCode: 500 });
    const { past } = await shop.control<{ past: { action: string }[] }>('faults');
    expect(past.map(({ action }) => action)).toEqual(['delay', 'error']);
  });

  it('left to chance hits the same calls each time with the same seed', async () => {
    const hits = async (seed: string) => {
      const fault = { path: '/v1/balance', action: 'error', chance: 0.5, times: 100 };
      await shop.control('faults', { faults: [fault], seed });
      const calls: boolean[] = [];
      for (let count = 0; count < 20; count += 1) {
        calls.push(
          await shop.stripe.balance.retrieve().then(
            () => false,
            () => true,
          ),
        );
      }
      return calls;
    };
    const first = await hits('tea');
    expect(new Set(first).size).toBe(2);
    expect(await hits('tea')).toEqual(first);
    expect(await hits('coffee')).not.toEqual(first);
    expect(await shop.control('faults')).toMatchObject({ seed: 'coffee' });
  });

  it.each([
    { action: 'error' },
    { path: '/v1/*', action: 'explode' },
    { path: '/v1/*', action: 'drop', when: 'during' },
    { path: '/v1/*', action: 'delay', delay: 500 },
    { path: '/v1/*', action: 'drop', times: 0 },
    { path: '/v1/*', action: 'error', chance: 10 },
  ])('refuses %j, which would never happen', async (fault) => {
    const { error } = await shop.control<{ error: object }>('faults', fault);
    expect(error).toMatchObject({ type: 'invalid_request_error' });
    expect(await shop.control('faults')).toMatchObject({ data: [] });
  });
});
