import { schedule } from './schedule';

const points = ['claim:before', 'claim:after', 'record:before'];
const seeds = Array.from({ length: 500 }, (_, index) => index + 1);

describe('a schedule', () => {
  it('is the same for the same seed', () => {
    expect(schedule(7, points)).toEqual(schedule(7, points));
  });

  it('is another for another seed', () => {
    const plans = seeds.map((seed) => JSON.stringify({ ...schedule(seed, points), name: '' }));
    expect(new Set(plans).size).toBe(seeds.length);
  });

  it('has two to five faults, each at one of the points', () => {
    for (const seed of seeds) {
      const { faults } = schedule(seed, points);
      expect(faults.length).toBeGreaterThanOrEqual(2);
      expect(faults.length).toBeLessThanOrEqual(5);
      for (const { point } of faults) expect(points).toContain(point);
    }
  });

  it('leaves no kind of fault and no way to pay out', () => {
    const plans = seeds.map((seed) => schedule(seed, points));
    const kinds = plans.flatMap(({ faults }) => faults.map(({ kind }) => kind));
    const payments = plans.flatMap(({ shoppers }) => shoppers.map(({ payment }) => payment));
    expect(new Set(kinds).size).toBe(6);
    expect(new Set(payments).size).toBe(11);
  });
});
