import { shippingOptions } from './shipping-options';

it('are read with their prices in minor units', () => {
  const text = 'Post, 3–5 days: 9900 inr, 490 EUR;Courier:24900 inr; Collected: 0 inr';
  expect(shippingOptions(text)).toEqual([
    { name: 'Post, 3–5 days', prices: { inr: 9_900, eur: 490 } },
    { name: 'Courier', prices: { inr: 24_900 } },
    { name: 'Collected', prices: { inr: 0 } },
  ]);
});

it.each([
  ['nothing in it', ';', 'NAME: AMOUNT CURRENCY'],
  ['a name alone', 'Post', 'NAME: AMOUNT CURRENCY'],
  ['no name', ': 100 inr', 'NAME: AMOUNT CURRENCY'],
  ['no price', 'Post:', 'NAME: AMOUNT CURRENCY'],
  ['an amount in major units', 'Post: 99.00 inr', 'in minor units'],
  ['no currency', 'Post: 9900', 'NAME: AMOUNT CURRENCY'],
  ['a price too many', 'Post: 9900 inr,', 'NAME: AMOUNT CURRENCY'],
  ['two prices in a currency', 'Post: 9900 inr, 9900 INR', 'one price in each currency for Post'],
  ['an amount Stripe cannot charge', 'Post: 1234 kwd', 'for Post a price in kwd is a multiple'],
  ['two of one name', 'Post: 1 inr; Post: 2 inr', 'of different names'],
  ['six of them', 'ABCDEF'.replaceAll(/./g, '$&: 1 inr; ').slice(0, -2), 'at most 5'],
])('with %s are refused', (_what, text, message) => {
  expect(() => shippingOptions(text)).toThrow(message);
});
