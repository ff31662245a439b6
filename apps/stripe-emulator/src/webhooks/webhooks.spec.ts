import type { DeliveryAttempt, Delivery as DeliveryRow } from '../account/kinds';
import { Shop, aSession } from '../testing/shop';

type Attempt = DeliveryAttempt & { request: { body: string } };
type Delivery = Omit<DeliveryRow, 'attempts'> & { attempts: Attempt[] };

interface Deliveries {
  data: Delivery[];
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

  it('are recorded with request, answer and duration, attempt by attempt', async () => {
    shop.answers.push(503);
    const { id } = await expired();
    await shop.control('clock', { advance: 60 });
    const { data } = await shop.control<Deliveries>('deliveries');
    const { attempts } = await shop.control<Delivery>(`objects/${data[0]?.id ?? ''}`);
    expect(attempts).toHaveLength(2);
    for (const [index, attempt] of attempts.entries()) {
      const { signature, raw } = shop.received[index] ?? {};
      expect(attempt).toMatchObject({
        at: expect.any(Number),
        duration_ms: expect.any(Number),
        response: index === 0 ? 'not now' : '',
        status: index === 0 ? 503 : 200,
        request: {
          url: expect.stringMatching(/\/webhook$/),
          signature,
          body: raw,
          api_version: '2026-10-28.endive',
        },
      });
    }
    expect(JSON.parse(attempts[0]?.request.body ?? '')).toMatchObject({ id });
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

  it('can be looked up for thirty days', async () => {
    const { id } = await expired();
    await shop.control('clock', { advance: 30 * 24 * 3600 - 60 });
    await expect(shop.stripe.events.retrieve(id)).resolves.toMatchObject({ id });
    expect((await shop.stripe.events.list()).data).toHaveLength(1);
    await shop.control('clock', { advance: 60 });
    await expect(shop.stripe.events.retrieve(id)).rejects.toMatchObject({ statusCode: 404 });
    expect((await shop.stripe.events.list()).data).toHaveLength(0);
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

  it('go on for three days with ever longer pauses, and are then given up', async () => {
    shop.answers.push(...Array<number>(100).fill(500));
    await expired();
    await shop.control('clock', { advance: 4 * 24 * 3600 });
    const [delivery] = (await shop.control<Deliveries>('deliveries')).data;
    expect(delivery).toMatchObject({ state: 'failed', next_attempt_at: null });
    const times = delivery?.attempts.map(({ at }) => at) ?? [];
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(pauses.length).toBeGreaterThan(10);
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    const days = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (24 * 3600);
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThanOrEqual(3);
    expect((await shop.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  });
});
