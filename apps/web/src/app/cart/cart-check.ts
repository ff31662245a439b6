import { equal, type Money, type Product } from '@till/shared-types';
import type { CheckoutProblem } from '../checkout/checkout-problem';
import type { CartLine } from './cart';

/** A line of the cart held against what the shop says now. */
export interface CheckedLine extends CartLine {
  /** Undefined while the catalogue is not known, or when the product is not sold any more. */
  readonly product: Product | undefined;
  /** The unit price as it is now. */
  readonly current: Money;
  /** Whether `current` is another price than the shopper agreed to. */
  readonly isRepriced: boolean;
  /** Whether the shop does not offer it, or not in this currency. */
  readonly isGone: boolean;
  /** How many can be had, where it is known to be fewer than are wanted; 0 when it is gone. */
  readonly left: number | undefined;
}

/** What a refusal of the API said about single products, by product id. */
export interface Refusals {
  readonly prices: ReadonlyMap<string, Money>;
  readonly left: ReadonlyMap<string, number>;
}

export const noRefusals: Refusals = { prices: new Map(), left: new Map() };

/** Reads a problem's pointers (`/products/0/quantity`) back to the lines that were sent. */
export function refusalsOf({ errors }: CheckoutProblem, sent: readonly CartLine[]): Refusals {
  const prices = new Map<string, Money>();
  const left = new Map<string, number>();
  for (const { pointer, code, current, available } of errors) {
    const id = sent[Number(pointer.split('/')[2])]?.id;
    if (!id) continue;
    if (current) prices.set(id, current);
    if (code === 'out_of_stock') left.set(id, available ?? 0);
    if (code === 'product_unavailable') left.set(id, 0);
  }
  return { prices, left };
}

export function checkLine(
  line: CartLine,
  products: readonly Product[] | undefined,
  refusals: Refusals,
): CheckedLine {
  const product = products?.find(({ id }) => id === line.id);
  const [refused, offered] = [refusals.prices.get(line.id), product?.price ?? line.price];
  const current = refused?.currency === offered.currency ? refused : offered;
  // What the catalogue calls sold out may be held for this very cart: only the API knows, when it is asked.
  const isGone = products && !product;
  const available = isGone ? 0 : refusals.left.get(line.id);
  const left = available !== undefined && available < line.quantity ? available : undefined;
  // A price in a currency that was chosen since is another way to say the same.
  const isRepriced = current.currency === line.price.currency && !equal(current, line.price);
  return { ...line, product, current, isRepriced, isGone: !!isGone, left };
}
