import { afterNextRender, computed, inject, Service, signal } from '@angular/core';
import type { Money, OrderLine, Product } from '@till/shared-types';
import { type Cart, type CartLine, clampQuantity, withLine, withoutBought } from './cart';
import { CartStorage } from './cart.storage';

/**
 * The shopper's cart. It is known only in the browser: while a page is rendered on the server, and until the
 * browser has taken the page over, `ready` is false and the cart looks empty.
 */
@Service()
export class CartStore {
  private readonly storage = inject(CartStorage);
  private readonly cart = signal<Cart>({ id: '', lines: [] });
  private readonly opened = signal(false);
  private readonly lastRemoved = signal<{ line: CartLine; index: number } | null>(null);
  private readonly said = signal('');

  readonly ready = this.opened.asReadonly();
  readonly id = computed(() => this.cart().id);
  readonly lines = computed(() => this.cart().lines);
  readonly count = computed(() => this.lines().reduce((sum, line) => sum + line.quantity, 0));
  /** The line that `undoRemove` would bring back, and where it stood. */
  readonly removed = this.lastRemoved.asReadonly();
  /** The last change in words, for a live region. */
  readonly announcement = this.said.asReadonly();

  constructor() {
    afterNextRender(() => {
      this.reload();
      this.storage.onChange(() => this.reload());
      this.opened.set(true);
    });
  }

  add(product: Pick<Product, 'id' | 'name' | 'price' | 'image'>, quantity = 1): void {
    const { id, name, price, image } = product;
    this.change((lines) => withLine(lines, { id, name, price, quantity, image: image.src }));
    this.say(`${name} added. ${this.inWords()}`);
  }

  setQuantity(id: string, quantity: number): void {
    this.change((lines) =>
      lines.map((line) => (line.id === id ? { ...line, quantity: clampQuantity(quantity) } : line)),
    );
    this.say(this.inWords());
  }

  remove(id: string): void {
    const index = this.lines().findIndex((line) => line.id === id);
    const line = this.lines()[index];
    if (!line) return;
    this.change((lines) => lines.filter((other) => other.id !== id));
    this.lastRemoved.set({ line, index });
    this.say(`${line.name} removed. ${this.inWords()}`);
  }

  undoRemove(): void {
    const removed = this.lastRemoved();
    if (!removed) return;
    this.change((lines) => lines.toSpliced(removed.index, 0, removed.line));
    this.say(`${removed.line.name} is back. ${this.inWords()}`);
  }

  /** The removed line cannot be brought back any more. */
  forgetRemoved(): void {
    this.lastRemoved.set(null);
  }

  /** Takes the prices given by product id as seen and agreed to. */
  acceptPrices(prices: ReadonlyMap<string, Money>): void {
    this.change((lines) =>
      lines.map((line) => ({ ...line, price: prices.get(line.id) ?? line.price })),
    );
  }

  /** Keeps which cart the order was made from, so that the cart can be emptied once it is paid. */
  rememberOrder(token: string, cartId: string): void {
    this.storage.rememberCheckout(token, cartId);
  }

  /** Takes what was paid for out of the cart, if the order was made from this very cart. */
  orderPaid(token: string, bought: readonly OrderLine[]): void {
    if (this.storage.cartOf(token) !== this.stored().id) return;
    this.change((lines) => withoutBought(lines, bought), crypto.randomUUID());
  }

  /** The same contents under a new id: a cart that was paid is not paid again. */
  startAnew(): void {
    this.change((lines) => [...lines], crypto.randomUUID());
  }

  private change(next: (lines: readonly CartLine[]) => CartLine[], id = this.stored().id): void {
    this.save({ id, lines: next(this.stored().lines) });
  }

  /** What is stored goes before what this tab remembers: another tab may have changed it just now. */
  private stored(): Cart {
    return this.storage.read() ?? this.cart();
  }

  private save(cart: Cart): void {
    this.lastRemoved.set(null);
    this.cart.set(cart);
    this.storage.write(cart);
  }

  private reload(): void {
    const stored = this.storage.read();
    this.cart.set(stored ?? { id: this.id() || crypto.randomUUID(), lines: [] });
  }

  private inWords(): string {
    const count = this.count();
    return `${count} ${count === 1 ? 'item' : 'items'} in your cart.`;
  }

  private say(words: string): void {
    this.said.set(words);
  }
}
