import type { SessionOptions } from '@till/payments';

/** Stripe adds the tax to the prices, and shoppers choose how they are sent things. Amounts are in minor units. */
export const session: SessionOptions = {
  automaticTax: 'exclusive',
  shippingOptions: [{ name: 'Post', prices: { inr: 9_900, eur: 490 } }],
};
