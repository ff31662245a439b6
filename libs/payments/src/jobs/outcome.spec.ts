import { OutageError } from './outage.error';
import { accountOf, MAX_TRIES, tryOnce } from './outcome';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const silence = () => new Promise<never>(() => undefined);
const fails = (error: Error) => async () => {
  throw error;
};

const withCode = (code: string) => Object.assign(new Error(), { code });

/** A try of which a minute has passed. */
async function aTry(work: () => Promise<void>, tries = 1) {
  const outcome = tryOnce(work, tries);
  await jest.advanceTimersByTimeAsync(60_000);
  return outcome;
}

it('what is done is not tried again', async () => {
  const { outcome, again } = await aTry(async () => undefined);
  expect(outcome).toEqual({ state: 'done', lastError: null, counts: true });
  expect(again).toBeUndefined();
  expect(jest.getTimerCount()).toBe(0);
});

it('a try that never ends counts like one that failed', async () => {
  const { outcome, again } = await aTry(silence);
  expect(outcome).toEqual({ state: 'pending', lastError: 'TooLongError', counts: true });
  expect(again).toBeInstanceOf(Error);
});

it.each([
  ['throws', fails(new TypeError('no'))],
  ['never ends', silence],
])('the last try that %s is given up', async (_what, work) => {
  const { outcome, again } = await aTry(work, MAX_TRIES);
  expect(outcome.state).toBe('dead');
  expect(again).toBeUndefined();
});

it('work that ended the process at each try is given up without one more', async () => {
  const work = jest.fn();
  const { outcome, again } = await aTry(work, MAX_TRIES + 1);
  expect(outcome).toEqual({ state: 'dead', lastError: 'EndlessCrashError', counts: true });
  expect(again).toBeUndefined();
  expect(work).not.toHaveBeenCalled();
});

it.each([
  ['of what it calls', new OutageError()],
  ['of the database, as a lock that is not to be had', withCode('55P03')],
])('an outage %s never counts', async (_what, error) => {
  const { outcome } = await aTry(fails(error), MAX_TRIES);
  expect(outcome).toMatchObject({ state: 'pending', counts: false });
});

it.each([
  ['a service that a handler calls in vain', 'ECONNREFUSED'],
  ['a statement that takes too long', '57014'],
])('%s is no outage', async (_what, code) => {
  const { outcome } = await aTry(fails(withCode(code)), MAX_TRIES);
  expect(outcome).toMatchObject({ state: 'dead', counts: true });
});

it('a log says of a failed try what was thrown, but in production', async () => {
  const tried = await tryOnce(() => Promise.reject(new Error('no parcel for ada@example.com')), 1);
  expect(accountOf(tried, false)).toContain('no parcel for ada@example.com');
  expect(accountOf(tried, true)).toMatch(/^Error: Error\n\s+at /);
});
