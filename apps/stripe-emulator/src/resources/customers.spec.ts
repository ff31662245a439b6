import { Shop, aSession } from '../testing/shop';

describe('a deleted customer', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  it('is shown as deleted, and neither listed nor taken for a session', async () => {
    const { id } = await shop.stripe.customers.create({ email: 'ada@example.com' });
    await shop.stripe.customers.del(id);
    expect(await shop.stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    expect((await shop.stripe.customers.list()).data).toEqual([]);
    await expect(
      shop.stripe.checkout.sessions.create(aSession({ customer: id })),
    ).rejects.toMatchObject({ code: 'resource_missing', param: 'customer' });
  });
});
