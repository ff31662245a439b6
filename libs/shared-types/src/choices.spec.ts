import { chosen } from './choices';

it.each([
  ['till_currency=eur', 'eur'],
  ['other=1; till_currency=jpy; till_language=de', 'jpy'],
  ['not_till_currency=eur', undefined],
  ['till_currency=', undefined],
  ['', undefined],
])('from %p the currency chosen is %p', (cookies, currency) => {
  expect(chosen(cookies, 'currency')).toBe(currency);
});
