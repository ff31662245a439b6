import { CircuitBreaker } from './circuit-breaker';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const gone = new Error('nobody answers');
const isFault = (error: unknown) => error === gone;

const failing = (breaker: CircuitBreaker, error = gone) =>
  expect(breaker.run(() => Promise.reject(error), isFault)).rejects.toBe(error);

async function anOpenBreaker() {
  const breaker = new CircuitBreaker();
  for (let call = 0; call < 8; call += 1) await failing(breaker);
  return breaker;
}

it('opens after eight failures in a row', async () => {
  const breaker = await anOpenBreaker();
  expect([breaker.isOpen, breaker.restMs]).toEqual([true, 5_000]);
});

it.each([
  ['an answer', (breaker: CircuitBreaker) => breaker.run(async () => 'here', isFault)],
  ['a refusal', (breaker: CircuitBreaker) => failing(breaker, new Error('no'))],
])('stays closed with %s between the failures', async (_name, answer) => {
  const breaker = new CircuitBreaker();
  for (let round = 0; round < 3; round += 1) {
    for (let call = 0; call < 7; call += 1) await failing(breaker);
    await answer(breaker);
  }
  expect([breaker.isOpen, breaker.restMs]).toEqual([false, 0]);
});

it('lets one call find out whether somebody answers again, and then all', async () => {
  const breaker = await anOpenBreaker();
  jest.advanceTimersByTime(5_000);
  expect(breaker.restMs).toBe(0);
  let answer = (): void => undefined;
  const probe = breaker.run(() => new Promise<void>((resolve) => (answer = resolve)), isFault);
  expect(breaker.restMs).toBeGreaterThan(0);
  answer();
  await probe;
  expect([breaker.isOpen, breaker.restMs]).toEqual([false, 0]);
});

it('rests again when that call fails', async () => {
  const breaker = await anOpenBreaker();
  jest.advanceTimersByTime(5_000);
  await failing(breaker);
  expect(breaker.restMs).toBe(5_000);
});
