import { isOpenEnd, reconcileInput } from './reconcile-input';

const unix = (time: string) => Date.parse(time) / 1000;

it('a period is read in UTC, and its last day is part of it', () => {
  expect(reconcileInput.parse({ from: '2026-11-01', to: '2026-11-07' })).toEqual({
    from: unix('2026-11-01T00:00:00Z'),
    to: unix('2026-11-07T23:59:59Z'),
    fix: false,
    clearing: 60,
  });
  expect(
    reconcileInput.parse({ from: '2026-11-01T12:30', to: '2026-11-01T12:45:10Z' }),
  ).toMatchObject({ from: unix('2026-11-01T12:30:00Z'), to: unix('2026-11-01T12:45:10Z') });
});

it('where none is named it is the last seven days', () => {
  const { from, to } = reconcileInput.parse({});
  expect(Math.round(Date.now() / 1000) - from).toBeCloseTo(7 * 24 * 3600, -1);
  expect(isOpenEnd(to)).toBe(true);
});

it.each([
  { from: 'yesterday' },
  { from: '2026-13-01' },
  { from: '2026-02-30' },
  { from: '2026-02-03T25:00' },
  { from: '2026-02-02', to: '2026-02-01' },
  { clearing: -1 },
  { clearing: 0.5 },
  { since: '2026-01-01' },
])('%j is no period', (input) => expect(reconcileInput.safeParse(input).success).toBe(false));

it.each([
  [{ from: 'yesterday' }, 'A time looks like'],
  [{ from: '2026-13-01' }, 'There is no such day'],
  [{ from: '2026-02-30' }, 'There is no such day'],
  [{ from: '2026-02-02', to: '2026-02-01' }, 'The period ends before it begins'],
])('of %j it is said what is wrong', (input, words) => {
  const { error } = reconcileInput.safeParse(input);
  expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
});
