import type Stripe from 'stripe';

type Params = Stripe.Checkout.SessionCreateParams;

/** One teapot for 49 euros. */
export function aSession(shopUrl: string, change: Partial<Params> = {}): Params {
  return {
    mode: 'payment',
    success_url: `${shopUrl}/thanks`,
    cancel_url: `${shopUrl}/cart`,
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 4900, product_data: { name: 'Teapot' } },
      },
    ],
    ...change,
  };
}

/** The same, paid on the shop's own page or in a frame of it. */
export function aFramedSession(
  shopUrl: string,
  mode: 'elements' | 'embedded_page',
  change: Partial<Params> = {},
): Params {
  const { mode: payment, line_items } = aSession(shopUrl);
  return {
    mode: payment ?? 'payment',
    ui_mode: mode,
    return_url: `${shopUrl}/thanks`,
    ...(line_items ? { line_items } : {}),
    ...change,
  };
}

/** Everything a session can ask of its shopper. */
export function everything(shopUrl: string): Partial<Params> {
  const rate = (display_name: string, amount: number) => ({
    shipping_rate_data: {
      display_name,
      type: 'fixed_amount' as const,
      fixed_amount: { amount, currency: 'eur' },
    },
  });
  return {
    line_items: [
      {
        quantity: 2,
        adjustable_quantity: { enabled: true, minimum: 1, maximum: 9 },
        price_data: {
          currency: 'eur',
          unit_amount: 4900,
          product_data: {
            name: 'Teapot',
            description: 'Stoneware, 0.8 l',
            images: [`${shopUrl}/picture.svg`],
          },
        },
      },
    ],
    allow_promotion_codes: true,
    billing_address_collection: 'required',
    consent_collection: { terms_of_service: 'required', promotions: 'auto' },
    custom_fields: [
      { key: 'note', label: { type: 'custom', custom: 'Note' }, type: 'text', optional: true },
      {
        key: 'size',
        label: { type: 'custom', custom: 'Size' },
        type: 'dropdown',
        dropdown: { options: [{ label: 'Small', value: 's' }] },
      },
    ],
    phone_number_collection: { enabled: true },
    shipping_address_collection: { allowed_countries: ['DE', 'IN', 'JP'] },
    shipping_options: [rate('Post', 490), rate('Courier', 1490)],
    tax_id_collection: { enabled: true },
  };
}
