import { languageAtDoor } from './front-door';

const at = (path: string, headers: Record<string, string>) =>
  languageAtDoor(new URL(path, 'http://shop.test'), headers);

it.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.5', 'de'],
  ['fr, hi;q=0.4, ja;q=0.8', 'ja'],
  ['ar;q=0, fr', 'en'],
  ['*', 'en'],
  ['', 'en'],
  ['de;q=x, ;;,', 'en'],
])('a browser that asks for %p is shown the shop in %p', (header, locale) => {
  expect(at('/', { 'accept-language': header })).toBe(locale);
});

it('what was chosen by hand goes before what the browser asks for', () => {
  const headers = { 'accept-language': 'de', cookie: 'a=b; till_language=ja' };
  expect(at('/', headers)).toBe('ja');
  expect(at('/', { ...headers, cookie: 'till_language=en' })).toBe('en');
  expect(at('/', { ...headers, cookie: 'till_language=xx' })).toBe('de');
});

it.each(['/products/teapot', '/cart', '/?category=Tea', '/?q=tea', '/?sort=name'])(
  'a link to %s keeps its language',
  (path) => {
    expect(at(path, { 'accept-language': 'de', cookie: 'till_language=ja' })).toBe('en');
  },
);

it('a link with nothing but a campaign on it is led on', () => {
  expect(at('/?utm_source=letter', { 'accept-language': 'de' })).toBe('de');
});

it('a link inside the shop keeps its language', () => {
  expect(at('/', { 'accept-language': 'de', 'sec-fetch-site': 'same-origin' })).toBe('en');
});
