import { MAX_QUANTITY, type Money } from '@till/shared-types';

export interface CartLine {
  readonly id: string;
  readonly name: string;
  /** 1 to 99. */
  readonly quantity: number;
  /** The unit price the shopper saw and agreed to. */
  readonly price: Money;
  /** Address of the product's picture, to be shown before the shop has answered; older carts lack it. */
  readonly image?: string;
}

export interface Cart {
  /** By `crypto.randomUUID()`. A credential: it never goes into a URL. */
  readonly id: string;
  readonly lines: readonly CartLine[];
}

export function clampQuantity(quantity: number): number {
  return Number.isFinite(quantity) ? Math.min(MAX_QUANTITY, Math.max(1, Math.trunc(quantity))) : 1;
}

/** The lines with this one added: to what is there of the product, at the price seen last. */
export function withLine(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const held = lines.find((line) => line.id === added.id);
  if (!held) return [...lines, { ...added, quantity: clampQuantity(added.quantity) }];
  const quantity = clampQuantity(held.quantity + added.quantity);
  return lines.map((line) => (line === held ? { ...added, quantity } : line));
}

/** What is left of the lines when the bought quantities are taken out. */
export function withoutBought(
  lines: readonly CartLine[],
  bought: readonly { readonly productId: string; readonly quantity: number }[],
): CartLine[] {
  const taken = new Map(bought.map((line) => [line.productId, line.quantity]));
  return lines
    .map((line) => ({ ...line, quantity: line.quantity - (taken.get(line.id) ?? 0) }))
    .filter((line) => line.quantity > 0);
}
