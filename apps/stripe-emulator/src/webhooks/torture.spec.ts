import { Shop, aSession } from '../testing/shop';
import type { TortureSettings } from './torture';

interface Deliveries {
  data: { event: string; state: string; attempts: unknown[] }[];
}

describe('torture', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open({ seed: 'torture' })));
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.control('reset', {});
    shop.received.length = 0;
    shop.garbled = 0;
  });

  const expired = async (settings: TortureSettings) => {
    await shop.control('torture', settings);
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.stripe.checkout.sessions.expire(id);
    await shop.control('clock', { advance: 120 });
    return id;
  };

  it('brings an event twice', async () => {
    await expired({ duplicate: 1 });
    const [first, second] = shop.received.map(({ event }) => event.id);
    expect(shop.received).toHaveLength(2);
    expect(first).toBe(second);
  });

  it('loses an event that can still be listed', async () => {
    await expired({ drop: 1 });
    expect(shop.received).toHaveLength(0);
    expect((await shop.stripe.events.list()).data).toHaveLength(1);
  });

  it('never generates an event', async () => {
    const id = await expired({ never: 1 });
    expect((await shop.stripe.events.list()).data).toHaveLength(0);
    expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
  });

  it('cuts an event, then brings it whole', async () => {
    await expired({ truncate: 1 });
    expect(shop.garbled).toBe(1);
    expect(shop.types).toEqual(['checkout.session.expired']);
  });

  it("brings live mode's and other accounts' events along", async () => {
    await expired({ wrong_mode: 1, foreign: 1 });
    expect(shop.received.some(({ event }) => event.livemode)).toBe(true);
    expect(shop.received.some(({ event }) => event.account?.startsWith('acct_'))).toBe(true);
    expect(shop.received).toHaveLength(3);
  });

  it('does the same again with the same seed', async () => {
    const run = async () => {
      await shop.control('reset', {});
      await shop.control('torture', { seed: 'x', drop: 0.5 });
      for (let count = 0; count < 12; count += 1) {
        const { id } = await shop.stripe.checkout.sessions.create(aSession());
        await shop.stripe.checkout.sessions.expire(id);
      }
      const { data } = await shop.control<Deliveries>('deliveries');
      return data.map(({ state }) => state === 'failed');
    };
    const first = await run();
    expect(first).toContain(true);
    expect(first).toContain(false);
    expect(await run()).toEqual(first);
  });
});
