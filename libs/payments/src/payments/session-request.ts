import type Stripe from 'stripe';

/** Metadata that ties Stripe's objects to our order; Stripe copies none of it from session to payment. */
export const SHOP_KEY = 'till_shop';
export const ORDER_KEY = 'till_order';

/** Metadata that ties a customer at Stripe to the shop's buyer. */
export const BUYER_KEY = 'till_buyer';

/** Stands for the order's token in a stored request; the token is a credential and stored nowhere. */
export const ORDER_TOKEN = '{ORDER_TOKEN}';

/** The stored create call with the order's token in its addresses, as it is sent. */
export function withToken(
  request: Stripe.Checkout.SessionCreateParams,
  token: string,
): Stripe.Checkout.SessionCreateParams {
  const { success_url: success, return_url: back } = request;
  return {
    ...request,
    ...(success && { success_url: success.replace(ORDER_TOKEN, token) }),
    ...(back && { return_url: back.replace(ORDER_TOKEN, token) }),
  };
}
