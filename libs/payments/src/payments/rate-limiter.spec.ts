import { RateLimiter } from './rate-limiter';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const HOUR_MS = 3_600_000;

/** Asks for a turn and notes when it came, or that it did not. */
function turns(limiter: RateLimiter) {
  const begun: { readonly name: string; readonly at: number }[] = [];
  const late: string[] = [];
  const ask = (name: string, urgent = false, withinMs = HOUR_MS) =>
    void limiter
      .turn({ urgent, deadline: performance.now() + withinMs })
      .then((came) => (came ? begun.push({ name, at: performance.now() }) : late.push(name)));
  return { begun, late, ask };
}

it('never lets more than so many through within any second', async () => {
  const { begun, ask } = turns(new RateLimiter(25));
  for (let call = 0; call < 60; call += 1) {
    ask(String(call));
    await jest.advanceTimersByTimeAsync(10);
  }
  for (let call = 60; call < 200; call += 1) ask(String(call));
  await jest.advanceTimersByTimeAsync(20_000);
  expect(begun.map(({ name }) => Number(name))).toEqual([...Array(200).keys()]);
  for (const [index, { at }] of begun.slice(25).entries()) {
    expect(at - (begun[index]?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  }
});

it('lets a shopper go before what can wait', async () => {
  const { begun, ask } = turns(new RateLimiter(1));
  for (const name of ['running', 'sweep one', 'sweep two']) ask(name);
  ask('shopper', true);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(begun.map(({ name }) => name)).toEqual(['running', 'shopper', 'sweep one', 'sweep two']);
});

it('tells who would come too late, and does not let them through later', async () => {
  const limiter = new RateLimiter(1);
  const { begun, late, ask } = turns(limiter);
  ask('first');
  ask('impatient', true, 500);
  await jest.advanceTimersByTimeAsync(500);
  expect([late, limiter.waiting]).toEqual([['impatient'], { urgent: 0, all: 0 }]);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(begun.map(({ name }) => name)).toEqual(['first']);
});

it('lets nobody through while it pauses', async () => {
  const limiter = new RateLimiter(25);
  const { begun, ask } = turns(limiter);
  limiter.pause(3_000);
  ask('shopper', true);
  await jest.advanceTimersByTimeAsync(2_990);
  expect(begun).toEqual([]);
  await jest.advanceTimersByTimeAsync(20);
  expect(begun).toHaveLength(1);
});

it('goes on when the clock of the host is set back', async () => {
  const { begun, ask } = turns(new RateLimiter(1));
  ask('before');
  await jest.advanceTimersByTimeAsync(0);
  const { now } = Date;
  Date.now = () => now() - HOUR_MS;
  ask('after');
  await jest.advanceTimersByTimeAsync(2_000);
  Date.now = now;
  expect(begun.map(({ name }) => name)).toEqual(['before', 'after']);
});
