import type Stripe from 'stripe';
import { Shop, aSession } from '../testing/shop';

type Change = Partial<Stripe.Checkout.SessionCreateParams>;

const label = { type: 'custom', custom: 'Note' } as const;
const rate = (currency: string) => ({
  shipping_rate_data: {
    display_name: 'Post',
    type: 'fixed_amount' as const,
    fixed_amount: { amount: 5000, currency },
  },
});
const elements: Change = { ui_mode: 'elements', return_url: 'http://localhost:7000/thanks' };

describe('a session', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  const create = (change: Change) => {
    const { success_url, cancel_url, ...rest } = aSession();
    const urls = change.ui_mode ? {} : { success_url, cancel_url };
    return shop.stripe.checkout.sessions.create({ ...rest, ...urls, ...change } as Change);
  };

  it.each<[param: string, change: Change]>([
    ['ui_mode', { ui_mode: 'form' }],
    ['after_expiration', { ...elements, after_expiration: { recovery: { enabled: true } } }],
    ['optional_items', { ...elements, optional_items: [{ price: 'price_1', quantity: 1 }] }],
    ['redirect_on_completion', { ...elements, redirect_on_completion: 'if_required' }],
    [
      'custom_fields[1][key]',
      { custom_fields: ['note', 'note'].map((key) => ({ key, label, type: 'text' })) },
    ],
    ['custom_fields[0][dropdown]', { custom_fields: [{ key: 'size', label, type: 'dropdown' }] }],
    ['shipping_options[1]', { shipping_options: [rate('inr'), rate('eur')] }],
    [
      'line_items[0][price_data][product_data][images][0]',
      {
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: 'inr',
              unit_amount: 9000,
              product_data: { name: 'Mug', images: ['mug.png'] },
            },
          },
        ],
      },
    ],
  ])('is refused for its %s', async (param, change) => {
    await expect(create(change)).rejects.toMatchObject({ statusCode: 400, param });
  });

  it('takes currencies in capitals', async () => {
    const { shipping_options: options } = await create({ shipping_options: [rate('INR')] });
    expect(options).toMatchObject([{ shipping_amount: 5000 }]);
  });
});
