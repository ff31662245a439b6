import type { OrderLine, UiMode } from '@till/shared-types';
import type Stripe from 'stripe';
import { stripeLocale } from './stripe-locale';

export interface SessionTerms {
  readonly orderId: string;
  readonly number: string;
  readonly lines: readonly OrderLine[];
  readonly shopId: string;
  /** Origin of the shop; every address that Stripe sends the shopper to is made of it. */
  readonly webUrl: string;
  /** Whether the payment page can load a picture from there. */
  readonly picturesReachable: boolean;
  readonly uiMode: UiMode;
  readonly locale: string | undefined;
  readonly paymentMethods: readonly string[] | 'dynamic';
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** Metadata that ties Stripe's objects to our order; Stripe copies none of it from session to payment. */
export const SHOP_KEY = 'till_shop';
export const ORDER_KEY = 'till_order';

/** Stands for the order's token, which is a credential and stored nowhere. */
const TOKEN = '{ORDER_TOKEN}';

/** The stored create call with the order's token in its addresses, as it is sent. */
export function withToken(
  request: Stripe.Checkout.SessionCreateParams,
  token: string,
): Stripe.Checkout.SessionCreateParams {
  const { success_url: success, return_url: back } = request;
  return {
    ...request,
    ...(success && { success_url: success.replace(TOKEN, token) }),
    ...(back && { return_url: back.replace(TOKEN, token) }),
  };
}

/** The create call for an order, as it is stored. */
export function sessionRequest(terms: SessionTerms): Stripe.Checkout.SessionCreateParams {
  const { orderId, number, paymentMethods } = terms;
  const metadata = { [SHOP_KEY]: terms.shopId, [ORDER_KEY]: orderId };
  return {
    mode: 'payment',
    client_reference_id: orderId,
    metadata,
    payment_intent_data: { metadata, description: `Order ${number}` },
    line_items: terms.lines.map((line) => lineItem(line, terms)),
    locale: stripeLocale(terms.locale),
    expires_at: terms.expiresAt,
    ...(paymentMethods !== 'dynamic' && { allowed_payment_method_types: [...paymentMethods] }),
    ...pages(terms),
  };
}

function pages({ uiMode, webUrl }: SessionTerms) {
  const order = `${webUrl}/order/${TOKEN}`;
  return uiMode === 'embedded_page'
    ? { ui_mode: uiMode, return_url: order }
    : { ui_mode: uiMode, success_url: order, cancel_url: `${webUrl}/checkout/canceled` };
}

function lineItem(
  { name, productId, image, quantity, unitPrice }: OrderLine,
  { webUrl, picturesReachable }: SessionTerms,
): Stripe.Checkout.SessionCreateParams.LineItem {
  return {
    quantity,
    price_data: {
      currency: unitPrice.currency,
      unit_amount: unitPrice.amount,
      product_data: {
        name,
        metadata: { product_id: productId },
        ...(picturesReachable && { images: [`${webUrl}${image}`] }),
      },
    },
  };
}
