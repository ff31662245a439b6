import { randomUUID } from 'node:crypto';
import { setPrice, stockOf } from '../../test/a-product';
import { Shop } from '../../test/a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

it('takes the body of the tutorial and answers with an id and an address', async () => {
  const id = await shop.product({ prices: { inr: 12900 } });
  const { status, body } = await shop.checkout({
    products: [{ id, name: 'A pot', price: 12900 }],
  });
  expect(status).toBe(201);
  expect(body.id).toMatch(/^cs_test_/);
  expect(body.url).toContain(body.id);
  expect(body.order.number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(body.order.token).toMatch(/^[\w-]{22}$/);
});
