import { Shop, aSession } from '../testing/shop';
import { nextAttempt } from './backoff';

interface Deliveries {
  data: { event: string; state: string; attempts: { status: number | null }[] }[];
}

describe('webhooks', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.control('reset', {});
    shop.received.length = 0;
    shop.answers.length = 0;
  });

  const expired = async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.stripe.checkout.sessions.expire(id);
    return shop.event('checkout.session.expired');
  };

  it('are signed anew for every attempt and retried until they are taken', async () => {
    shop.answers.push(500, 302);
    await expired();
    await shop.control('clock', { advance: 60 });
    expect(shop.types).toEqual(Array(3).fill('checkout.session.expired'));
    expect(new Set(shop.received.map(({ event }) => event.id)).size).toBe(1);
    expect(new Set(shop.received.map(({ signature }) => signature)).size).toBe(3);
    const { data } = await shop.control<Deliveries>('deliveries');
    expect(data).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 302 }, { status: 200 }] },
    ]);
  });

  it('name the request that caused them', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const { lastResponse } = await shop.stripe.checkout.sessions.expire(
      id,
      {},
      { idempotencyKey: 'k' },
    );
    const event = await shop.event('checkout.session.expired');
    expect(event.request).toEqual({ id: lastResponse.requestId, idempotency_key: 'k' });
  });

  it('can be sent again', async () => {
    const { id } = await expired();
    await shop.control(`events/${id}/resend`, {});
    await shop.control('clock', { advance: 1 });
    expect(shop.received.map(({ event }) => event.id)).toEqual([id, id]);
    const { data } = await shop.control<Deliveries>('deliveries');
    expect(data).toMatchObject([
      { event: id, state: 'delivered', attempts: [{ status: 200 }] },
      { event: id, state: 'delivered', attempts: [{ status: 200 }] },
    ]);
  });

  it('sent again and taken leave the retries of the first time as they are', async () => {
    shop.answers.push(500);
    const { id } = await expired();
    await shop.control(`events/${id}/resend`, {});
    await shop.control('clock', { advance: 60 });
    expect(shop.received.map(({ event }) => event.id)).toEqual([id, id, id]);
    const { data } = await shop.control<Deliveries>('deliveries');
    expect(data.map(({ attempts }) => attempts.length)).toEqual([2, 1]);
    expect((await shop.stripe.events.list({ delivery_success: true })).data).toHaveLength(1);
  });

  it('are given up after three days', () => {
    const day = 24 * 3600;
    const attempts = [{ at: 0, duration_ms: 1, status: 500, response: '' }];
    expect(nextAttempt(attempts, 0)).toBe(1);
    expect(nextAttempt(attempts, 3 * day)).toBeNull();
  });
});
