import { Shop, aSession } from '../testing/shop';

describe('idempotency keys', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const create = (idempotencyKey: string, change = {}) =>
    shop.stripe.checkout.sessions.create(aSession(change), { idempotencyKey });

  it('replay the first answer and make nothing new', async () => {
    const first = await create('key-1');
    const second = await create('key-1');
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect((await shop.stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('refuse other parameters', async () => {
    await create('key-1');
    await expect(create('key-1', { client_reference_id: 'other' })).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
  });

  it('do not remember a request that failed validation', async () => {
    await expect(create('key-1', { mode: 'pay' })).rejects.toMatchObject({ param: 'mode' });
    await expect(create('key-1')).resolves.toMatchObject({ status: 'open' });
  });

  it('remember an error of the execution', async () => {
    const { id } = await create('key-1');
    const { session } = await shop.control<{ session: { payment_intent: string } }>(
      `sessions/${id}/pay`,
      {},
    );
    const refund = () =>
      shop.stripe.refunds.create(
        { payment_intent: session.payment_intent },
        { idempotencyKey: 'key-2' },
      );
    await shop.stripe.refunds.create({ payment_intent: session.payment_intent });
    await expect(refund()).rejects.toMatchObject({ code: 'charge_already_refunded' });
    await expect(refund()).rejects.toMatchObject({ headers: { 'idempotent-replayed': 'true' } });
  });

  it('answer 409 while the first request is under way', async () => {
    await shop.control('faults', { path: '/v1/checkout/sessions', action: 'delay', delay_ms: 300 });
    const first = create('key-1');
    await expect(create('key-1')).rejects.toMatchObject({
      statusCode: 409,
      code: 'idempotency_key_in_use',
    });
    await first;
  });

  it('are forgotten after 24 hours of the clock', async () => {
    const first = await create('key-1');
    await shop.control('clock', { advance: 24 * 3600 + 1 });
    expect((await create('key-1')).id).not.toBe(first.id);
  });

  it('take no room once they are forgotten, also after many', async () => {
    const kept = async () => {
      const { counts } = await shop.control<{ counts: Record<string, number> }>('state');
      return counts['saved_answer'];
    };
    for (let count = 0; count < 20; count += 1) await create(`key-${count}`);
    await shop.control('clock', { advance: 12 * 3600 });
    await create('late');
    expect(await kept()).toBe(21);
    await shop.control('clock', { advance: 12 * 3600 + 1 });
    expect(await kept()).toBe(1);
    expect((await create('late')).lastResponse.headers).toHaveProperty('idempotent-replayed');
    await shop.control('clock', { advance: 13 * 3600 });
    expect(await kept()).toBe(0);
  });
});
