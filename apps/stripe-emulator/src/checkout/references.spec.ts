import { Shop, aSession } from '../testing/shop';

describe('what a session refers to', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const creating = (change: Parameters<typeof aSession>[0]) =>
    shop.stripe.checkout.sessions.create(aSession(change));

  it.each([
    ['customer', { customer: 'cus_none' }],
    ['discounts[0][coupon]', { discounts: [{ coupon: 'none' }] }],
    ['discounts[0][promotion_code]', { discounts: [{ promotion_code: 'promo_none' }] }],
    ['shipping_options[0][shipping_rate]', { shipping_options: [{ shipping_rate: 'shr_none' }] }],
    ['line_items[0][price]', { line_items: [{ price: 'price_none', quantity: 1 }] }],
  ])('must exist: %s', async (param, change) => {
    await expect(creating(change)).rejects.toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param,
    });
  });

  it('must exist for a payment intent as well', async () => {
    await expect(
      shop.stripe.paymentIntents.create({ amount: 500, currency: 'eur', customer: 'cus_none' }),
    ).rejects.toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'customer' });
  });

  it('must be for sale', async () => {
    const price = await shop.stripe.prices.create({
      currency: 'eur',
      unit_amount: 500,
      product_data: { name: 'Cup' },
    });
    await shop.stripe.prices.update(price.id, { active: false });
    await expect(
      creating({ line_items: [{ price: price.id, quantity: 1 }] }),
    ).rejects.toMatchObject({ statusCode: 400, param: 'line_items[0][price]' });
  });

  it('must still be valid', async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 10 });
    const code = await shop.stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: coupon.id },
    });
    await shop.stripe.promotionCodes.update(code.id, { active: false });
    await expect(creating({ discounts: [{ promotion_code: code.id }] })).rejects.toMatchObject({
      statusCode: 400,
      param: 'discounts[0][promotion_code]',
    });
  });

  it('must be there to be updated', async () => {
    await expect(creating({ customer_update: { name: 'auto' } })).rejects.toMatchObject({
      param: 'customer_update',
    });
  });
});
