import { Shop, aSession } from '../testing/shop';

describe('expand', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const discounted = async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 10 });
    const code = await shop.stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: coupon.id },
    });
    const rate = await shop.stripe.taxRates.create({
      display_name: 'GST',
      percentage: 5,
      inclusive: false,
    });
    const line = (name: string, unit_amount: number) => ({
      quantity: 1,
      price_data: { currency: 'inr', unit_amount, product_data: { name } },
      tax_rates: [rate.id],
    });
    const session = await shop.stripe.checkout.sessions.create(
      aSession({
        discounts: [{ promotion_code: code.id }],
        line_items: [line('Cup', 10_000), line('Pot', 30_000)],
      }),
    );
    return { session: session.id, coupon: coupon.id, code: code.id, rate: rate.id };
  };

  it('breaks the totals of a session down by discount and tax', async () => {
    const { session, coupon, code, rate } = await discounted();
    const shown = await shop.stripe.checkout.sessions.retrieve(session, {
      expand: ['total_details.breakdown'],
    });
    expect(shown.total_details?.breakdown).toMatchObject({
      discounts: [
        { amount: 4000, discount: { promotion_code: code, source: { type: 'coupon', coupon } } },
      ],
      taxes: [{ amount: 1800, taxable_amount: 36_000, rate: { id: rate, percentage: 5 } }],
    });
  });

  it('shows discounts and taxes of each line', async () => {
    const { session, rate } = await discounted();
    const { data } = await shop.stripe.checkout.sessions.listLineItems(session, {
      expand: ['data.discounts', 'data.taxes'],
    });
    expect(data).toMatchObject([
      {
        amount_total: 9450,
        discounts: [{ amount: 1000 }],
        taxes: [{ amount: 450, rate: { id: rate } }],
      },
      { amount_total: 28_350, discounts: [{ amount: 3000 }], taxes: [{ amount: 1350 }] },
    ]);
  });

  it('reaches inside of lists and arrays', async () => {
    const { session, coupon } = await discounted();
    const shown = await shop.stripe.checkout.sessions.retrieve(session, {
      expand: ['discounts.coupon', 'line_items.data.taxes', 'shipping_cost.taxes'],
    });
    expect(shown.discounts).toMatchObject([{ coupon: { id: coupon, percent_off: 10 } }]);
    expect(shown.line_items?.data.map(({ taxes }) => taxes?.length)).toEqual([1, 1]);
  });

  it('counts the data of a list as one of four levels', async () => {
    const { session } = await discounted();
    const list = (path: string) => shop.stripe.checkout.sessions.list({ expand: [path] });
    const [shown] = (await list('data.line_items.data.taxes')).data;
    expect(shown).toMatchObject({ id: session, line_items: { data: [{ taxes: [{}] }, {}] } });
    await expect(
      list('data.payment_intent.latest_charge.balance_transaction.source'),
    ).rejects.toMatchObject({ code: 'property_expansion_max_depth' });
  });

  it('leaves out what is not asked for, and refuses what cannot be expanded', async () => {
    const { session } = await discounted();
    const plain = await shop.stripe.checkout.sessions.retrieve(session);
    expect(plain.total_details).not.toHaveProperty('breakdown');
    await expect(
      shop.stripe.checkout.sessions.retrieve(session, { expand: ['metadata'] }),
    ).rejects.toMatchObject({ param: 'expand' });
  });
});
