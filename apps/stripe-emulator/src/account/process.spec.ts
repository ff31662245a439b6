import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { EmulatorProcess } from '../testing/emulator-process';
import { aSession } from '../testing/shop';

describe('the process', () => {
  let folder: string;
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stripe-emulator-'));
    emulator = await EmulatorProcess.start(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const client = () =>
    new Stripe('sk_test_emulator', {
      host: '127.0.0.1',
      port: Number(new URL(emulator.url).port),
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
    });

  it('killed in the middle of its work has lost nothing that it answered', async () => {
    const stripe = client();
    const answered: string[] = [];
    const creating = Array.from({ length: 8 }, async () => {
      for (let count = 0; count < 100; count += 1) {
        const { id } = await stripe.checkout.sessions.create(aSession());
        answered.push(id);
        if (answered.length === 150) emulator.kill();
      }
    });
    await Promise.allSettled(creating);
    await emulator.killAndRestart();
    const kept = await client()
      .checkout.sessions.list({ limit: 100 })
      .autoPagingToArray({ limit: 1000 });
    const ids = new Set(kept.map(({ id }) => id));
    expect(answered.length).toBeGreaterThanOrEqual(150);
    expect(answered.filter((id) => !ids.has(id))).toEqual([]);
  }, 30_000);

  it('ends in order when it is told to', async () => {
    expect(await emulator.stop()).toBe(0);
  });
});
