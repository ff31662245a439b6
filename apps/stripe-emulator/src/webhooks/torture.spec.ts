import { Shop, aSession } from '../testing/shop';
import type { EventRow } from '../account/kinds';
import { Torture, type TortureSettings } from './torture';

interface Deliveries {
  data: { event: string; state: string; attempts: unknown[]; next_attempt_at: number | null }[];
}

const anEvent: EventRow = {
  id: 'evt_1',
  object: 'event',
  api_version: '2026-10-28.endive',
  created: 0,
  data: { object: { id: 'cs_test_1', object: 'checkout.session' } },
  livemode: false,
  pending_webhooks: 0,
  request: null,
  type: 'checkout.session.expired',
};

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

  it('brings an event late, by no more than it was told', async () => {
    await shop.control('torture', { seed: 'late', delay: 1, delay_seconds: 600 });
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.stripe.checkout.sessions.expire(id);
    const { data } = await shop.control<Deliveries>('deliveries');
    const [event] = (await shop.stripe.events.list()).data;
    const seconds = (data[0]?.next_attempt_at ?? 0) - (event?.created ?? 0);
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThanOrEqual(601);
    await shop.control('clock', { advance: seconds - 10 });
    expect(shop.received).toHaveLength(0);
    await shop.control('clock', { advance: 10 });
    expect(shop.types).toEqual(['checkout.session.expired']);
  });

  it('lets later events overtake earlier ones', async () => {
    await shop.control('torture', { seed: 'mixed', reorder: 0.5 });
    const ids: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      const { id } = await shop.stripe.checkout.sessions.create(aSession());
      await shop.stripe.checkout.sessions.expire(id);
      ids.push(id);
      await shop.control('clock', { advance: 1 });
    }
    await shop.control('clock', { advance: 5 });
    const arrived = shop.received.map(({ event }) => (event.data.object as { id: string }).id);
    expect(arrived).not.toEqual(ids);
    expect([...arrived].sort()).toEqual([...ids].sort());
  });

  it('gives events of several seconds the same stamp', async () => {
    const { now } = await shop.control<{ now: number }>('clock');
    await shop.control('clock', { to: now + 20 - (now % 10) });
    await shop.control('torture', { same_second: true });
    for (let count = 0; count < 3; count += 1) {
      const { id } = await shop.stripe.checkout.sessions.create(aSession());
      await shop.stripe.checkout.sessions.expire(id);
      await shop.control('clock', { advance: 2 });
    }
    const { data } = await shop.stripe.events.list();
    expect(data).toHaveLength(3);
    expect(new Set(data.map(({ created }) => created)).size).toBe(1);
    expect(new Set(shop.received.map(({ event }) => event.created)).size).toBe(1);
  });

  it('says with which seed it was switched on', async () => {
    expect(await shop.control('torture', { everything: 'tea' })).toMatchObject({ seed: 'tea' });
    expect(await shop.control('torture', { drop: 1 })).toMatchObject({ seed: 'torture' });
    expect(await shop.control('torture', {})).toEqual({});
  });

  /** A day at a shop under everything at once: what came of each event, and what the shop got. */
  const day = async (seed: string) => {
    const other = await Shop.open({ seed: 'ids', torture: seed });
    for (let count = 0; count < 20; count += 1) {
      const { id } = await other.stripe.checkout.sessions.create(aSession());
      await other.stripe.checkout.sessions.expire(id);
    }
    await other.control('clock', { advance: 600 });
    const { data } = await other.control<Deliveries>('deliveries');
    const fates = data.map(({ event, state, attempts }) => [event, state, attempts.length]);
    const received = other.received.map(({ event }) => event.id).sort();
    await other.close();
    return { fates, received, garbled: other.garbled };
  };

  it('does the same again with the same seed, and something else with another', async () => {
    const first = await day('x');
    expect(first.fates.some(([, state]) => state === 'failed')).toBe(true);
    expect(first.garbled).toBeGreaterThan(0);
    expect(new Set(first.received).size).toBeLessThan(first.received.length);
    expect(await day('x')).toEqual(first);
    expect(await day('y')).not.toEqual(first);
  });

  it.each<[keyof TortureSettings, (torture: Torture) => unknown]>([
    ['duplicate', (torture) => torture.fate().extra],
    ['delay', (torture) => torture.fate().delaySeconds],
    ['reorder', (torture) => torture.fate().delaySeconds],
    ['drop', (torture) => torture.fate().dropped],
    ['truncate', (torture) => torture.fate().truncated],
    ['never', (torture) => torture.swallows()],
    ['wrong_mode', (torture) => torture.strays(anEvent).length],
    ['foreign', (torture) => torture.strays(anEvent).length],
  ])('decides by its seed alone which events %s is for', (kind, decide) => {
    const decisions = (seed: string) => {
      const torture = new Torture();
      torture.set({ seed, [kind]: 0.5 });
      return Array.from({ length: 64 }, () => decide(torture));
    };
    const first = decisions('x');
    const hit = first.filter(Boolean).length;
    expect(hit).toBeGreaterThan(16);
    expect(hit).toBeLessThan(48);
    expect(decisions('x')).toEqual(first);
    expect(decisions('y')).not.toEqual(first);
  });
});
