import { localePrefix, matchLocale } from './locale';

it.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['HI-in', 'hi'],
  ['fr', undefined],
  ['', undefined],
  [undefined, undefined],
])('the storefront reads %p in %p', (tag, locale) => {
  expect(matchLocale(tag)).toBe(locale);
});

it.each([
  ['de-CH', '/de'],
  ['en-GB', ''],
  ['fr', ''],
])('pages for %s are under %p', (tag, prefix) => {
  expect(localePrefix(tag)).toBe(prefix);
});
