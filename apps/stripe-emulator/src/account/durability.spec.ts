import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shop, aSession } from '../testing/shop';

describe('with a data directory', () => {
  let shop: Shop;
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stripe-emulator-'));
    shop = await Shop.open({ dataDir });
  });
  afterEach(async () => {
    await shop.close();
    await rm(dataDir, { recursive: true });
  });

  const restart = async () => {
    await shop.emulator.close();
    await shop.start();
  };

  it('a restart finds sessions, lines, keys and the clock as they were', async () => {
    const create = () =>
      shop.stripe.checkout.sessions.create(aSession(), { idempotencyKey: 'order-1' });
    const { id } = await create();
    await shop.control('clock', { advance: 3600 });
    const { now } = await shop.control<{ now: number }>('clock');
    await restart();
    const session = await shop.stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] });
    expect(session.line_items?.data).toHaveLength(1);
    expect((await create()).id).toBe(id);
    expect((await shop.control<{ now: number }>('clock')).now).toBeGreaterThanOrEqual(now);
  });

  it('a journal that grew long is written afresh in use, with every key and answer', async () => {
    await shop.close();
    shop = await Shop.open({ dataDir, journalBytes: 40_000 });
    const create = (key: string) =>
      shop.stripe.checkout.sessions.create(aSession(), { idempotencyKey: key });
    const { id } = await create('key-0');
    for (let count = 1; count < 20; count += 1) await create(`key-${count}`);
    const change = (name: string) =>
      shop.stripe.checkout.sessions.update(id, { metadata: { name } }, { idempotencyKey: name });
    const files = new Set<number>();
    for (let count = 0; count < 200; count += 1) {
      await change(`name-${count}`);
      files.add((await stat(join(dataDir, 'journal.ndjson'))).ino);
    }
    expect(files.size).toBeGreaterThan(1);
    await restart();
    expect(await create('key-0')).toMatchObject({ id, metadata: {} });
    expect((await create('key-19')).lastResponse.headers).toHaveProperty('idempotent-replayed');
    expect((await change('name-7')).metadata).toEqual({ name: 'name-7' });
    const { metadata } = await shop.stripe.checkout.sessions.retrieve(id);
    expect(metadata).toEqual({ name: 'name-199' });
    const sessions = await shop.stripe.checkout.sessions.list({ limit: 100 });
    expect(sessions.data).toHaveLength(20);
  });

  it('a restart goes on with webhooks that were not taken', async () => {
    shop.answers.push(500, 500);
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.stripe.checkout.sessions.expire(id);
    await shop.event('checkout.session.expired');
    await restart();
    await shop.control('clock', { advance: 60 });
    expect(shop.received.length).toBe(3);
    expect(await shop.control('state')).toMatchObject({ deliveries: { pending: 0, delivered: 1 } });
  });

  it('no card number is ever written down, by whichever way it came', async () => {
    const card = { exp_month: '12', exp_year: '2034', cvc: '737' };
    const typed = { email: 'ada@example.com', method: 'card', expiry: '12 / 34', name: 'Ada' };
    const refused = async (work: Promise<unknown>) => {
      await expect(work).rejects.toMatchObject({ type: 'StripeCardError' });
    };
    const { url } = await shop.stripe.checkout.sessions.create(aSession());
    for (const number of ['4000 0000 0000 0002', '4111 1111 1111 1111', '4242 4242 4242 4242']) {
      const form = { ...typed, number, cvc: '737', country: 'IN' };
      const body = new URLSearchParams(form);
      await fetch(url ?? '', { method: 'POST', body, redirect: 'manual' });
    }
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.control(`sessions/${id}/pay`, { number: '5555555555554444' });
    await shop.stripe.tokens.create({ card: { ...card, number: '378282246310005' } });
    await refused(shop.stripe.tokens.create({ card: { ...card, number: '4111111111111111' } }));
    const { exp_month, exp_year, ...rest } = { ...card, exp_month: 12, exp_year: 2034 };
    await shop.stripe.paymentMethods.create({
      type: 'card',
      card: { ...rest, exp_month, exp_year, number: '6011111111111117' },
    });
    const journal = await readFile(join(dataDir, 'journal.ndjson'), 'utf8');
    expect(journal.match(/"last4":"(0002|4242|4444|0005|1117)"/g)?.length).toBeGreaterThan(4);
    expect(journal.match(/\b(\d[ -]?){13,19}\b/g) ?? []).toEqual([]);
    expect(journal).not.toMatch(/["=]737["&]/);
  });

  it('a restart still expires open sessions in time', async () => {
    await shop.stripe.checkout.sessions.create(aSession());
    await restart();
    await shop.control('clock', { advance: 24 * 3600 + 1 });
    await expect(shop.event('checkout.session.expired')).resolves.toBeDefined();
  });
});
