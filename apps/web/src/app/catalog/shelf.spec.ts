import { aProduct } from '../../test-builders';
import { select, type Selection, sortingOf } from './shelf';

const price = (amount: number) => ({ amount, currency: 'inr' });
const shelf = [
  aProduct({ id: 'b', name: 'Kännchen', price: price(300), description: 'Für Milch.' }),
  aProduct({ id: 'c', name: 'Zange', price: price(100), category: 'Kitchen' }),
  aProduct({ id: 'a', name: 'Ähre', price: price(200), description: 'कुल्हड़, 急須' }),
];
const ids = (selection: Partial<Selection>, locale = 'de') =>
  select(shelf, { words: '', sorting: 'shelf', ...selection }, locale).map(({ id }) => id);

it.each([
  ['kannchen', ['b']],
  ['  MILCH kännchen ', ['b']],
  ['milch zange', []],
  ['कुल्हड़', ['a']],
  ['急須', ['a']],
  ['kitchen', ['c']],
  ['', ['b', 'c', 'a']],
])('%p finds %p', (words, found) => {
  expect(ids({ words })).toEqual(found);
});

it.each([
  ['shelf', ['b', 'c', 'a']],
  ['name', ['a', 'b', 'c']],
  ['cheapest', ['c', 'a', 'b']],
  ['dearest', ['b', 'a', 'c']],
] as const)('sorted by %s', (sorting, order) => {
  expect(ids({ sorting })).toEqual(order);
});

it('names follow the alphabet of the language', () => {
  expect(ids({ sorting: 'name' }, 'sv')).toEqual(['b', 'c', 'a']);
});

it('only a category is shown, whatever it is called', () => {
  expect(ids({ category: 'Kitchen' })).toEqual(['c']);
});

it('an address that asks for another order has the shelf’s', () => {
  expect([sortingOf('name'), sortingOf('random'), sortingOf(undefined)]).toEqual([
    'name',
    'shelf',
    'shelf',
  ]);
});
