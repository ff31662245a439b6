import { afterNextRender, computed, inject, Service, signal } from '@angular/core';
import { MAX_QUANTITY, type Money, type OrderLine, type Product } from '@till/shared-types';
import { cartNews } from './cart-news.texts';
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
    const isFull = this.lines().some((line) => line.id === id && line.quantity === MAX_QUANTITY);
    const added = cartNews.added(name, this.count());
    this.said.set(isFull ? `${added} ${cartNews.most(MAX_QUANTITY)}` : added);
  }

  setQuantity(id: string, quantity: number): void {
    this.change((lines) =>
      lines.map((line) => (line.id === id ? { ...line, quantity: clampQuantity(quantity) } : line)),
    );
    this.said.set(cartNews.changed(this.count()));
  }

  remove(id: string): void {
    const index = this.lines().findIndex((line) => line.id === id);
    const line = this.lines()[index];
    if (!line) return;
    this.change((lines) => lines.filter((other) => other.id !== id));
    this.lastRemoved.set({ line, index });
    this.said.set(cartNews.removed(line.name, this.count()));
  }

  undoRemove(): void {
    const removed = this.lastRemoved();
    if (!removed) return;
    this.change((lines) => lines.toSpliced(removed.index, 0, removed.line));
    this.said.set(cartNews.back(removed.line.name, this.count()));
  }

  /** The removed line cannot be brought back any more. */
  forgetRemoved(): void {
    this.lastRemoved.set(null);
  }

  /** Takes the prices given by product id as seen: agreed to, or in a currency chosen by hand. */
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

  /** Puts what an order was of into the cart, unless the shopper has put something there since. */
  fillAgain(lines: readonly OrderLine[]): void {
    if (this.stored().lines.length) return;
    this.change(() =>
      lines.map(({ productId: id, unitPrice: price, name, quantity, image }) => {
        return { id, name, quantity, price, image };
      }),
    );
    this.said.set(cartNews.changed(this.count()));
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
}
