import type { Problem, Product, ProductList, ShopConfig } from '@till/shared-types';
import { Shop } from '../../test/a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const list = async (query = '') => (await shop.request<ProductList>(`products${query}`)).body;

it('a new shop has its goods on the shelf, with a price in each of its currencies', async () => {
  const { body: config } = await shop.request<ShopConfig>('config');
  expect(config).toMatchObject({ name: 'Kettle & Clay', currency: 'inr', paymentMode: 'emulator' });
  expect(config.currencies).toEqual(expect.arrayContaining(['inr', 'usd', 'eur', 'jpy', 'kwd']));
  for (const currency of config.currencies) {
    const { products } = await list(`?currency=${currency}`);
    expect(products.length).toBeGreaterThanOrEqual(16);
    expect(products.every(({ price }) => price.currency === currency)).toBe(true);
  }
});

it('a product says whether it can be had, not how many there are', async () => {
  const ids = await Promise.all([0, 2, 9].map((stock) => shop.product({ stock })));
  const { products } = await list();
  const availability = ids.map((id) => products.find((product) => product.id === id)?.availability);
  expect(availability).toEqual(['sold_out', 'low', 'in_stock']);
  expect(JSON.stringify(products)).not.toMatch(/onHand|reserved|"stock"/);
});

it('a product has an address of its own', async () => {
  const id = await shop.product({ name: 'Blue pot' });
  const { status, body } = await shop.request<Product>(`products/${id}`);
  expect([status, body.name]).toEqual([200, 'Blue pot']);
});

it('the list is not sent again to who has it, until something changes', async () => {
  const { headers } = await shop.request<ProductList>('products');
  const etag = String(headers.get('etag'));
  const again = () =>
    fetch(`${shop.url}/api/products`, { headers: { 'If-None-Match': `"other", ${etag}` } });
  const unchanged = await again();
  expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
  await shop.product();
  expect((await again()).status).toBe(200);
});

it.each([
  ['products/no-such-pot', 404, 'product_not_found'],
  ['products?currency=xxx', 422, 'not_in_list'],
  ['products?currency=INR', 422, 'not_in_list'],
  ['products?currency=inr&currency=usd', 422, 'not_in_list'],
  ['products?locale=../de', 422, 'not_in_list'],
])('%s is %d %s', async (path, status, code) => {
  const answer = await shop.request<Problem>(path);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

it('products are described in the language asked for, under the same category', async () => {
  const [english, german, austrian] = await Promise.all(
    ['', '?locale=de', '?locale=de-AT'].map(async (query) => (await list(query)).products),
  );
  const teapot = (products = german) => products?.find(({ id }) => id === 'round-teapot');
  expect(teapot()).toMatchObject({
    name: 'Runde Teekanne',
    category: 'Ceramics',
    categoryName: 'Keramik',
    price: teapot(english)?.price,
  });
  expect(teapot(austrian)).toEqual(teapot());
  const { body } = await shop.request<Product>('products/round-teapot?locale=ar');
  expect(body.image.alt).toContain('إبريق شاي');
});

it('a product that is not translated is described in the first language', async () => {
  const id = await shop.product({ name: 'Blue pot' });
  const { status, body } = await shop.request<Product>(`products/${id}?locale=ja`);
  expect([status, body.name, body.categoryName]).toEqual([200, 'Blue pot', 'Tests']);
});
