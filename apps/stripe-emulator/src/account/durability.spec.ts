import { mkdtemp, rm, stat } from 'node:fs/promises';
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
    const customer = (key: string) =>
      shop.stripe.customers.create({ name: key }, { idempotencyKey: key });
    const first = await customer('key-0');
    const files = new Set<number>();
    for (let count = 1; count < 60; count += 1) await customer(`key-${count}`);
    const changed = (name: string) =>
      shop.stripe.customers.update(first.id, { name }, { idempotencyKey: name });
    for (let count = 0; count < 100; count += 1) {
      await changed(`name-${count}`);
      files.add((await stat(join(dataDir, 'journal.ndjson'))).ino);
    }
    expect(files.size).toBeGreaterThan(1);
    await restart();
    expect(await customer('key-0')).toMatchObject({ id: first.id, name: 'key-0' });
    expect((await customer('key-59')).lastResponse.headers).toHaveProperty('idempotent-replayed');
    expect(await changed('name-7')).toMatchObject({ name: 'name-7' });
    expect((await shop.stripe.customers.retrieve(first.id)) as object).toMatchObject({
      name: 'name-99',
    });
    const customers = await shop.stripe.customers.list({ limit: 100 });
    expect(customers.data).toHaveLength(60);
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

  it('a restart still expires open sessions in time', async () => {
    await shop.stripe.checkout.sessions.create(aSession());
    await restart();
    await shop.control('clock', { advance: 24 * 3600 + 1 });
    await expect(shop.event('checkout.session.expired')).resolves.toBeDefined();
  });
});
