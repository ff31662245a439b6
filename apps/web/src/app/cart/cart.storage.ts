import { DOCUMENT, inject, Service } from '@angular/core';
import { onRestored } from '../page-restored';
import type { Cart, CartLine } from './cart';

const CART = 'till.cart';
const CHECKOUTS = 'till.checkouts';
const CHECKOUTS_KEPT = 20;

/**
 * The cart in the browser's local storage. Where a browser keeps nothing (storage blocked or full) the cart
 * lives as long as the page. Not to be called while a page is rendered on the server.
 */
@Service()
export class CartStorage {
  private readonly window = inject(DOCUMENT).defaultView;

  /** The stored cart; null where there is none that can be read. */
  read(): Cart | null {
    const stored = this.parse(CART);
    return isCart(stored) ? stored : null;
  }

  write(cart: Cart): void {
    this.store(CART, cart);
  }

  /** Keeps which cart an order was made from, by the order's token. */
  rememberCheckout(token: string, cartId: string): void {
    const others = this.checkouts().filter(([known]) => known !== token);
    this.store(CHECKOUTS, [[token, cartId], ...others].slice(0, CHECKOUTS_KEPT));
  }

  cartOf(token: string): string | undefined {
    return this.checkouts().find(([known]) => known === token)?.[1];
  }

  /** Calls back when another tab, or another page of this one, has changed the cart. */
  onChange(changed: () => void): void {
    onRestored(this.window, changed);
    this.window?.addEventListener('storage', ({ key }) => {
      if (key === CART || key === null) changed();
    });
  }

  private checkouts(): [string, string][] {
    const stored = this.parse(CHECKOUTS);
    return Array.isArray(stored) ? stored : [];
  }

  private parse(key: string): unknown {
    try {
      return JSON.parse(this.window?.localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  private store(key: string, value: unknown): void {
    try {
      this.window?.localStorage.setItem(key, JSON.stringify(value));
    } catch {
      return;
    }
  }
}

function isCart(value: unknown): value is Cart {
  const cart = value as Partial<Cart> | null;
  return typeof cart?.id === 'string' && Array.isArray(cart.lines) && cart.lines.every(isLine);
}

function isLine(value: unknown): value is CartLine {
  const line = value as Partial<CartLine> | null;
  return (
    typeof line?.id === 'string' &&
    typeof line.name === 'string' &&
    ['string', 'undefined'].includes(typeof line.image) &&
    Number.isInteger(line.quantity) &&
    Number.isInteger(line.price?.amount) &&
    typeof line.price?.currency === 'string'
  );
}
