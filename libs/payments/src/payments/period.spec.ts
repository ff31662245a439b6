import { slices } from './period';

it('is cut into hours, the oldest first, without a gap and without an overlap', () => {
  expect([...slices(1_000, 9_000)]).toEqual([
    { gte: 1_000, lte: 4_599 },
    { gte: 4_600, lte: 8_199 },
    { gte: 8_200, lte: 9_000 },
  ]);
});

it('of one second is one slice, and one that ends before it begins is none', () => {
  expect([...slices(5, 5)]).toEqual([{ gte: 5, lte: 5 }]);
  expect([...slices(6, 5)]).toEqual([]);
});
