import { eventFilters, matchesPattern } from './event-pattern';

it.each([
  ['charge.refunded', 'charge.refunded', true],
  ['charge.*', 'charge.dispute.created', true],
  ['charge.dispute.*', 'charge.dispute.created', true],
  ['charge.dispute.*', 'charge.refunded', false],
  ['charge.*', 'charges.refunded', false],
  ['*', 'anything.at.all', true],
])('%s takes in %s: %p', (pattern, type, expected) => {
  expect(matchesPattern(pattern, type)).toBe(expected);
});

it('a list asks for twenty types at most, and each group is a list of its own', () => {
  const types = Array.from({ length: 21 }, (_, index) => `a.type${index}`);
  expect(eventFilters([...types, 'a.type0', 'invoice.*', 'invoice.*'])).toEqual([
    { types: types.slice(0, 20) },
    { types: ['a.type20'] },
    { type: 'invoice.*' },
  ]);
});

it('one list of everything is enough for who wants everything', () => {
  expect(eventFilters(['charge.refunded', '*', 'invoice.*'])).toEqual([{}]);
});
