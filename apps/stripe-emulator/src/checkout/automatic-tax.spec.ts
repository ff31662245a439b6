import { aSession, Shop } from '../testing/shop';

describe('automatic tax', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const asked = (tax_behavior: 'exclusive' | 'inclusive', enabled = true) => {
    const price = { currency: 'inr', unit_amount: 11_800, product_data: { name: 'Mug' } };
    const post = { display_name: 'Post', type: 'fixed_amount' as const, tax_behavior };
    return shop.stripe.checkout.sessions.create(
      aSession({
        automatic_tax: { enabled },
        line_items: [{ quantity: 1, price_data: { ...price, tax_behavior } }],
        shipping_options: [
          { shipping_rate_data: { ...post, fixed_amount: { amount: 1_180, currency: 'inr' } } },
        ],
      }),
    );
  };

  it('is nothing before the account has a tax to collect', async () => {
    expect(await asked('exclusive')).toMatchObject({
      amount_total: 12_980,
      total_details: { amount_tax: 0 },
    });
  });

  it('comes on top of exclusive prices, shipping included', async () => {
    await shop.control('tax', { percentage: 18 });
    expect(await asked('exclusive')).toMatchObject({
      automatic_tax: { enabled: true, status: 'complete' },
      amount_subtotal: 11_800,
      shipping_cost: { amount_subtotal: 1_180, amount_tax: 212, amount_total: 1_392 },
      total_details: { amount_shipping: 1_180, amount_tax: 2_124 + 212 },
      amount_total: 11_800 + 1_180 + 2_124 + 212,
    });
  });

  it('is contained in inclusive prices, and the breakdown names it', async () => {
    await shop.control('tax', { percentage: 18 });
    const { id } = await asked('inclusive');
    const session = await shop.stripe.checkout.sessions.retrieve(id, {
      expand: ['total_details.breakdown'],
    });
    expect(session).toMatchObject({
      amount_total: 12_980,
      total_details: {
        amount_tax: 1_800 + 180,
        breakdown: { taxes: [{ amount: 1_980, rate: { percentage: 18, inclusive: true } }] },
      },
    });
  });

  it('is not collected by a session that does not ask for it', async () => {
    await shop.control('tax', { percentage: 18 });
    expect(await asked('exclusive', false)).toMatchObject({ total_details: { amount_tax: 0 } });
  });

  it('wants to reach a customer that is named', async () => {
    const { id: customer } = await shop.stripe.customers.create();
    const request = aSession({ customer, automatic_tax: { enabled: true } });
    await expect(shop.stripe.checkout.sessions.create(request)).rejects.toMatchObject({
      code: 'customer_tax_location_invalid',
    });
    const customer_update = { address: 'auto' as const };
    const session = await shop.stripe.checkout.sessions.create({ ...request, customer_update });
    expect(session.customer).toBe(customer);
  });
});
