import type { PaymentsSettings } from '../options/payments.settings';
import { inShoppersTime } from './stripe-errand';
import { StripeBusyError, StripeRefusalError, StripeUnavailableError } from './stripe-fault';
import { StripeTraffic } from './stripe-traffic';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const aTraffic = (callsPerSecond = 25) =>
  new StripeTraffic({ stripe: { callsPerSecond } } as PaymentsSettings);

const SECONDS = 1000;
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const silence = () => new Promise<never>(() => undefined);
const away = () => new StripeUnavailableError(new Error('reset'), { repeatable: true });
const gone = async () => {
  throw new StripeUnavailableError(new Error('401'));
};

/** When the call ended, in milliseconds from now, and how. */
async function ending(work: Promise<unknown>) {
  const start = performance.now();
  const outcome = work.then(
    () => ({ ms: performance.now() - start, error: undefined }),
    (error: unknown) => ({ ms: performance.now() - start, error }),
  );
  await jest.advanceTimersByTimeAsync(60 * SECONDS);
  return outcome;
}

/** Fails so many times, then answers; notes when it was called. */
function flaky(error: () => Error, times: number) {
  const calls: number[] = [];
  const call = async () => {
    calls.push(performance.now());
    if (calls.length <= times) throw error();
    return 'answer';
  };
  return { calls, call };
}

it('waits as long as Stripe asks for, and so does everybody else', async () => {
  const traffic = aTraffic();
  const { calls, call } = flaky(() => new StripeBusyError(new Error('429'), 3_000, true), 1);
  const others: number[] = [];
  const [first] = await Promise.all([
    ending(traffic.carry(call)),
    later(10).then(() => traffic.carry(async () => others.push(performance.now()))),
  ]);
  expect(first.error).toBeUndefined();
  const [refused = 0, again = 0] = calls;
  expect(again - refused).toBeGreaterThanOrEqual(3_000);
  expect((others[0] ?? 0) - refused).toBeGreaterThanOrEqual(3_000);
});

it('keeps nobody else waiting when another call works on the same object', async () => {
  const traffic = aTraffic();
  const { calls, call } = flaky(() => new StripeBusyError(new Error('lock'), 0, false), 2);
  const other = later(10).then(() => traffic.carry(async () => performance.now()));
  const start = performance.now();
  expect(await ending(traffic.carry(call))).toMatchObject({ error: undefined });
  expect(calls).toHaveLength(3);
  expect((await other) - start).toBe(10);
});

it('never asks two who failed together again at the same time', async () => {
  const traffic = aTraffic();
  const pair = [flaky(away, 1), flaky(away, 1)];
  await ending(Promise.all(pair.map(({ call }) => traffic.carry(call))));
  expect(pair[0]?.calls[0]).toBe(pair[1]?.calls[0]);
  expect(pair[0]?.calls[1]).not.toBe(pair[1]?.calls[1]);
});

it('asks once again after a lost answer, and no more', async () => {
  const { calls, call } = flaky(away, 5);
  const { error } = await ending(aTraffic().carry(call));
  expect(error).toBeInstanceOf(StripeUnavailableError);
  expect(calls).toHaveLength(2);
});

it('does not repeat what Stripe refuses', async () => {
  const { calls, call } = flaky(() => new StripeRefusalError('card_declined', undefined), 5);
  const { error } = await ending(aTraffic().carry(call));
  expect(error).toBeInstanceOf(StripeRefusalError);
  expect(calls).toHaveLength(1);
});

it.each([
  ['answers nothing', silence],
  ['asks for patience without an end', flaky(() => new StripeBusyError(0, 500, true), 1e6).call],
  ['takes four seconds for each call', () => later(4_000)],
] as [string, () => Promise<unknown>][])(
  'a shopper is answered within ten seconds when Stripe %s',
  async (_name, call) => {
    const traffic = aTraffic();
    const work = inShoppersTime(async () => {
      for (let step = 0; step < 5; step += 1) await traffic.carry(call);
    });
    const { ms, error } = await ending(work);
    expect(error).toBeInstanceOf(StripeUnavailableError);
    expect(ms).toBeLessThanOrEqual(10 * SECONDS);
  },
);

it('a call for which no time is left is not begun, and speaks not against Stripe', async () => {
  const traffic = aTraffic();
  const { calls, call } = flaky(away, 0);
  for (let shopper = 0; shopper < 10; shopper += 1) {
    const work = inShoppersTime(() => later(9_500).then(() => traffic.carry(call)));
    expect(await ending(work)).toMatchObject({ error: expect.any(StripeUnavailableError) });
  }
  expect(calls).toEqual([]);
  expect(traffic.state.open).toBe(false);
});

it('a sweep never keeps a shopper from their turn', async () => {
  const traffic = aTraffic(1);
  const done: string[] = [];
  const sweep = Array.from({ length: 5 }, () => traffic.carry(async () => done.push('sweep')));
  const shopper = inShoppersTime(() => traffic.carry(async () => done.push('shopper')));
  await ending(Promise.all([shopper, ...sweep]));
  expect(done.indexOf('shopper')).toBe(1);
});

describe('of a Stripe that does not answer', () => {
  async function anOutage() {
    const traffic = aTraffic();
    for (let call = 0; call < 8; call += 1) await traffic.carry(gone).catch(() => undefined);
    return traffic;
  }

  it('nobody is let in, and told when to come again', async () => {
    const traffic = await anOutage();
    const { calls, call } = flaky(away, 0);
    await expect(traffic.carry(call)).rejects.toMatchObject({ extras: { retryAfterSeconds: 5 } });
    expect(() => traffic.admit()).toThrow(StripeUnavailableError);
    expect(calls).toEqual([]);
  });

  it('one call finds out that it is back, and the others come at the rate that Stripe takes', async () => {
    const traffic = await anOutage();
    await jest.advanceTimersByTimeAsync(5 * SECONDS);
    const begun: number[] = [];
    const answered: number[] = [];
    const herd = Array.from({ length: 200 }, () =>
      traffic.carry(async () => {
        begun.push(performance.now());
        await later(10);
        answered.push(performance.now());
      }),
    );
    await ending(Promise.allSettled(herd));
    expect(begun.length).toBeGreaterThan(100);
    expect(begun[1]).toBeGreaterThanOrEqual(answered[0] ?? Infinity);
    expect(traffic.state).toEqual({ open: false, waiting: 0 });
    for (const [index, at] of begun.slice(25).entries()) {
      expect(at - (begun[index] ?? 0)).toBeGreaterThanOrEqual(1_000);
    }
  });
});

it('more shoppers than can be served in two seconds are told to come again', async () => {
  const traffic = aTraffic(2);
  const calls = Array.from({ length: 6 }, () =>
    inShoppersTime(() => traffic.carry(async () => undefined)),
  );
  expect(() => traffic.admit()).toThrow(StripeUnavailableError);
  await ending(Promise.all(calls));
  expect(() => traffic.admit()).not.toThrow();
});
