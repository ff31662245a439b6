import { type CreateCheckoutSession, MAX_QUANTITY, type Problem } from '@till/shared-types';
import type { Site } from './browser-conduct';

/** How many of each product can still be had: what the shop answers to whoever wants too many. */
export async function stockOf(site: Site, productIds: readonly string[]): Promise<number[]> {
  const body: CreateCheckoutSession = {
    products: productIds.map((id) => ({ id, quantity: MAX_QUANTITY })),
  };
  const answer = await fetch(`${site.shopUrl}/api/create-checkout-session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const problem = (await answer.json()) as Problem;
  return productIds.map((_, index) => {
    const error = problem.errors?.find(({ pointer }) => pointer.startsWith(`/products/${index}/`));
    return error?.available ?? NaN;
  });
}
