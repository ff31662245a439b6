import { Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ CHECKOUT_LIMIT: '5' });
}, 60_000);
afterAll(() => shop.close());

it('the sixth checkout of a visitor in a minute is refused; the webhook is not (lesson: card testing)', async () => {
  const id = await shop.product();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => shop.refusal({ products: [{ id }] })),
  );
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([[429, 'rate_limited']]);
  expect(refused[0]?.headers.get('retry-after')).toBe('60');
  expect((await shop.webhook('{}', {})).status).toBe(400);
});
