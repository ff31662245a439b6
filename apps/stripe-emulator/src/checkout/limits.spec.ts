import type Stripe from 'stripe';
import { Shop, aSession } from '../testing/shop';

type Change = Partial<Stripe.Checkout.SessionCreateParams>;

const times = <Item>(count: number, item: Item) => Array<Item>(count).fill(item);
const aField: Stripe.Checkout.SessionCreateParams.CustomField = {
  key: 'k',
  type: 'text',
  label: { type: 'custom', custom: 'Note' },
};
const field = (change: object): Change => ({ custom_fields: [{ ...aField, ...change }] });
const line = (product: object) => ({
  quantity: 1,
  price_data: { currency: 'inr', unit_amount: 9000, product_data: { name: 'Mug', ...product } },
});

describe('a session holds no more than Stripe lets it', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const create = (change: Change) => shop.stripe.checkout.sessions.create(aSession(change));

  it.each<[limit: number, param: string, make: (count: number) => Change]>([
    [100, 'line_items', (count) => ({ line_items: times(count, line({})) })],
    [200, 'client_reference_id', (count) => ({ client_reference_id: 'x'.repeat(count) })],
    [
      8,
      'line_items[0][price_data][product_data][images]',
      (count) => ({ line_items: [line({ images: times(count, 'http://localhost/a.png') })] }),
    ],
    [200, 'custom_fields[0][key]', (count) => field({ key: 'k'.repeat(count) })],
    [
      100,
      'custom_fields[0][label][custom]',
      (count) => field({ label: { type: 'custom', custom: 'x'.repeat(count) } }),
    ],
    [
      200,
      'custom_fields[0][dropdown][options]',
      (count) =>
        field({
          type: 'dropdown',
          dropdown: {
            options: Array.from({ length: count }, (_, index) => ({
              label: `Option ${index}`,
              value: `o${index}`,
            })),
          },
        }),
    ],
    [
      1200,
      'custom_text[submit][message]',
      (count) => ({ custom_text: { submit: { message: 'x'.repeat(count) } } }),
    ],
    [
      1200,
      'custom_text[terms_of_service_acceptance][message]',
      (count) => ({
        custom_text: { terms_of_service_acceptance: { message: 'x'.repeat(count) } },
      }),
    ],
    [
      1000,
      'payment_intent_data[description]',
      (count) => ({ payment_intent_data: { description: 'x'.repeat(count) } }),
    ],
    [
      22,
      'payment_intent_data[statement_descriptor]',
      (count) => ({ payment_intent_data: { statement_descriptor: 'x'.repeat(count) } }),
    ],
  ])('%i of %s', async (limit, param, make) => {
    await expect(create(make(limit))).resolves.toMatchObject({ status: 'open' });
    await expect(create(make(limit + 1))).rejects.toMatchObject({ statusCode: 400, param });
  });

  it('one discount, three fields and five ways to ship', async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 5 });
    const discounts = times(2, { coupon: coupon.id });
    await expect(create({ discounts })).rejects.toMatchObject({ param: 'discounts' });
    await expect(create({ custom_fields: times(4, aField) })).rejects.toMatchObject({
      param: 'custom_fields',
    });
    const shipping_options = times(6, { shipping_rate: 'shr_1' });
    await expect(create({ shipping_options })).rejects.toMatchObject({ param: 'shipping_options' });
  });

  it.each([
    [29, false],
    [31, true],
    [24 * 60 - 1, true],
    [24 * 60 + 2, false],
  ])('a life of %i minutes: %s', async (minutes, allowed) => {
    const { now } = await shop.control<{ now: number }>('clock');
    const made = create({ expires_at: now + minutes * 60 }).then(
      () => undefined,
      ({ param }: { param: string }) => param,
    );
    expect(await made).toBe(allowed ? undefined : 'expires_at');
  });
});
