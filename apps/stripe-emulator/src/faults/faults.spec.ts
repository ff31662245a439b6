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

  it('drops the connection as often as planned', async () => {
    await shop.control('faults', {
      faults: [{ path: '/v1/checkout/sessions', method: 'POST', action: 'drop', times: 2 }],
    });
    // The SDK itself tries once more after a reset connection.
    await expect(create()).rejects.toMatchObject({ type: 'StripeConnectionError' });
    await expect(create()).resolves.toMatchObject({ status: 'open' });
  });

  it.each([
    [{ action: 'rate_limit' }, { type: 'StripeRateLimitError' }],
    [{ action: 'cut', bytes: 30 }, { type: 'StripeConnectionError' }],
    [{ action: 'content_type' }, { type: 'StripeAPIError' }],
  ])('answers %j', async (fault, error) => {
    await shop.control('faults', { path: '/v1/checkout/sessions', times: 2, ...fault });
    await expect(create()).rejects.toMatchObject(error);
  });
});
