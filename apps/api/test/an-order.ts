import type { ProductOptions } from './a-product';
import type { Shop } from './a-shop';

export interface OrderOptions extends ProductOptions {
  readonly quantity?: number;
}

/** An order of one product, waiting to be paid: 100.00 INR unless said otherwise. */
export async function anOrder(shop: Shop, { quantity = 1, ...product }: OrderOptions = {}) {
  const productId = await shop.product({ prices: { inr: 10_000 }, ...product });
  const { body } = await shop.checkout({ products: [{ id: productId, quantity }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return {
    productId,
    orderId: String(session.client_reference_id),
    sessionId: body.id,
    ...body.order,
  };
}

/** The order, paid with the card and settled. */
export async function aPaidOrder(
  shop: Shop,
  { card, ...options }: OrderOptions & { card?: string } = {},
) {
  const order = await anOrder(shop, options);
  await shop.pay(order.sessionId, card);
  await shop.settle(order.token);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(order.sessionId);
  return { ...order, paymentIntentId: String(intent) };
}
