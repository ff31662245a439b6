import { randomUUID } from 'node:crypto';
import type { Product, ProductList } from '@till/shared-types';
import { setPrice, stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

it('a shop that stops and starts keeps its orders, its stock and what it promised', async () => {
  const id = await shop.product();
  const request = { cartId: randomUUID(), products: [{ id }] };
  const headers = { 'Idempotency-Key': randomUUID() };
  const before = await shop.checkout(request, headers);
  await shop.restart();
  expect((await shop.order(before.body.order.token)).body.status).toBe('pending');
  expect((await shop.checkout(request, headers)).body).toEqual(before.body);
  expect(await stockOf(shop.database, id)).toMatchObject({ onHand: 9, reserved: 1 });
}, 30_000);

it('an event that was stored before the shop stopped is done after it starts', async () => {
  const id = await shop.product();
  const { body: session } = await shop.checkout({ products: [{ id }] });
  await shop.pay(session.id);
  await shop.emulator.control('POST', 'faults', {
    faults: [{ path: '/v1/checkout/sessions/*', method: 'GET', action: 'error', times: 2 }],
  });
  await shop.deliver(await shop.event(session.id, 'checkout.session.completed'));
  await shop.restart();
  await eventually(
    () => shop.order(session.order.token),
    ({ body }) => body.status === 'paid',
  );
}, 30_000);

it('the seed is sown once, so that a price changed by hand stays', async () => {
  const [{ id = '' } = {}] = (await shop.request<ProductList>('products')).body.products;
  await setPrice(shop.database, id, 4_200);
  await shop.restart();
  const { body } = await shop.request<Product>(`products/${id}?currency=inr`);
  expect(body.price).toEqual({ amount: 4_200, currency: 'inr' });
}, 30_000);
