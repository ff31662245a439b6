import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CreateCheckoutSessionDto } from './create-checkout-session.dto';

const cartId = '7f0c6c0e-93a1-4a33-9d50-0f4b5d0a2c11';
const aBody = (changes: object = {}) => ({ products: [{ id: 'moon-jar' }], ...changes });
const aLine = (changes: object) => aBody({ products: [{ id: 'moon-jar', ...changes }] });

function faults(body: object): string[] {
  const options = { whitelist: true, forbidNonWhitelisted: true };
  return validateSync(plainToInstance(CreateCheckoutSessionDto, body), options).flatMap(
    ({ property, children = [] }) => [
      property,
      ...children.flatMap(({ children: fields = [] }) => fields.map((field) => field.property)),
    ],
  );
}

it.each([
  ['ids alone', aBody()],
  ['the body of older clients', aLine({ name: 'Moon jar', price: 12900 })],
  [
    'everything',
    {
      ...aLine({ quantity: 99, price: 0, name: 'चाय 🍵' }),
      cartId,
      currency: 'kwd',
      locale: 'zh-Hant-TW',
      uiMode: 'embedded_page',
    },
  ],
])('a cart may hold %s', (_what, body) => {
  expect(faults(body)).toEqual([]);
});

it.each([
  ['no products', { products: [] }, ['products']],
  ['more than 100 lines', { products: Array(101).fill({ id: 'moon-jar' }) }, ['products']],
  ['products that are no list', { products: { id: 'moon-jar' } }, ['products']],
  ['a list in place of a line', { products: [[]] }, ['products']],
  ['a line without an id', { products: [{}] }, ['products', 'id']],
  ['an id that is a path', { products: [{ id: '../moon-jar' }] }, ['products', 'id']],
  ['a quantity of 0', aLine({ quantity: 0 }), ['products', 'quantity']],
  ['a quantity of 100', aLine({ quantity: 100 }), ['products', 'quantity']],
  ['half of a product', aLine({ quantity: 1.5 }), ['products', 'quantity']],
  ['a quantity in letters', aLine({ quantity: '1' }), ['products', 'quantity']],
  ['null in place of a quantity', aLine({ quantity: null }), ['products', 'quantity']],
  ['a price below 0', aLine({ price: -1 }), ['products', 'price']],
  ['a price in major units', aLine({ price: 129.5 }), ['products', 'price']],
  ['a name that turns the text round', aLine({ name: '\u202eraj' }), ['products', 'name']],
  ['a field of its own in a line', aLine({ amount: 1 }), ['products', 'amount']],
  ['a field of its own', aBody({ success_url: 'https://example.com' }), ['success_url']],
  ['a cart id that can be guessed', aBody({ cartId: '1' }), ['cartId']],
  ['null in place of a cart id', aBody({ cartId: null }), ['cartId']],
  ['a currency in capitals', aBody({ currency: 'INR' }), ['currency']],
  ['a locale with an underscore', aBody({ locale: 'en_GB' }), ['locale']],
  ['another kind of page', aBody({ uiMode: 'hosted' }), ['uiMode']],
])('a cart may not hold %s', (_what, body, properties) => {
  expect([...new Set(faults(body))]).toEqual(properties);
});
