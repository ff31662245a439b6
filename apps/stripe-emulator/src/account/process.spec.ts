import { existsSync, watch } from 'node:fs';
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
    emulator = await EmulatorProcess.start(folder, { STRIPE_EMULATOR_JOURNAL_MIB: '1' });
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

  const control = async (method: string, path: string): Promise<unknown> => {
    const headers = { 'X-Emulator-Control': '1' };
    return (await fetch(`${emulator.url}/_emulator/${path}`, { method, headers })).json();
  };

  let orders = 0;
  /** The sessions that were answered, by their idempotency keys. */
  const keys = new Map<string, string>();

  /** Eight clients create sessions until the process is killed. Resolves with those it answered. */
  const createUntilKilled = async (onAnswer: (count: number, id: string) => unknown) => {
    const stripe = client();
    const answered: string[] = [];
    const creating = Array.from({ length: 8 }, async () => {
      for (;;) {
        const idempotencyKey = `order-${(orders += 1)}`;
        const { id } = await stripe.checkout.sessions.create(aSession(), { idempotencyKey });
        answered.push(id);
        keys.set(idempotencyKey, id);
        await onAnswer(answered.length, id);
      }
    });
    await Promise.allSettled(creating);
    return answered;
  };
  const lost = async (answered: readonly string[]) => {
    const kept = client().checkout.sessions.list({ limit: 100 });
    const ids = new Set((await kept.autoPagingToArray({ limit: 10_000 })).map(({ id }) => id));
    return answered.filter((id) => !ids.has(id));
  };

  it('killed in the middle of its work has lost nothing that it answered', async () => {
    const answered = await createUntilKilled((count) => {
      if (count === 150) emulator.kill();
    });
    await emulator.killAndRestart();
    expect(answered.length).toBeGreaterThanOrEqual(150);
    expect(await lost(answered)).toEqual([]);
    for (const [idempotencyKey, id] of keys) {
      const again = await client().checkout.sessions.create(aSession(), { idempotencyKey });
      expect([idempotencyKey, again.id]).toEqual([idempotencyKey, id]);
    }
  }, 30_000);

  it('killed while payments and refunds go on keeps books that agree with its answers', async () => {
    const stripe = client();
    const taken = { captured: 0, refunded: 0 };
    const working = Array.from({ length: 8 }, async () => {
      for (;;) {
        const { id } = await stripe.paymentIntents.create({
          amount: 1000,
          currency: 'sek',
          confirm: true,
          payment_method: 'pm_card_visa',
        });
        taken.captured += 1000;
        if (taken.captured >= 100_000) emulator.kill();
        await stripe.refunds.create({ payment_intent: id, amount: 300 });
        taken.refunded += 300;
      }
    });
    await Promise.allSettled(working);
    await emulator.killAndRestart();
    const { currencies } = (await control('GET', 'books')) as {
      currencies: Record<string, typeof taken>;
    };
    const { captured = 0, refunded = 0 } = currencies['sek'] ?? {};
    // What was under way on eight connections may have been done and not answered.
    expect(captured - taken.captured).toBeGreaterThanOrEqual(0);
    expect(captured - taken.captured).toBeLessThanOrEqual(8 * 1000);
    expect(refunded - taken.refunded).toBeGreaterThanOrEqual(0);
    expect(refunded - taken.refunded).toBeLessThanOrEqual(8 * 300);
  }, 30_000);

  it('killed while it writes its journal afresh has lost nothing either', async () => {
    const data = join(folder, 'data');
    const fresh = join(data, 'journal.ndjson.new');
    const answered: string[] = [];
    // The less there is to keep, the sooner a third of it is past.
    await control('POST', 'reset');
    for (let tries = 0; tries < 10 && !existsSync(fresh); tries += 1) {
      if (tries > 0) await emulator.killAndRestart();
      const watcher = watch(data, (_, name) => {
        if (name === 'journal.ndjson.new') emulator.kill();
      });
      const stripe = client();
      const changeOften = async (_: number, id: string) => {
        for (let time = 0; time < 8; time += 1) {
          await stripe.checkout.sessions.update(id, { metadata: { time } });
        }
      };
      answered.push(...(await createUntilKilled(changeOften)));
      watcher.close();
    }
    expect(existsSync(fresh)).toBe(true);
    await emulator.killAndRestart();
    expect(await lost(answered)).toEqual([]);
  }, 60_000);

  it('is refused a folder that another one uses, in one line', async () => {
    const { code, stderr } = await emulator.runAnother();
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Another Stripe emulator uses .+ STRIPE_EMULATOR_DATA_DIR\.\n$/),
    ]);
  });

  it('ends in order when it is told to', async () => {
    expect(await emulator.stop()).toBe(0);
  });
});
