import type { Currency } from './currency';

export const MAX_QUANTITY = 99;
export const MAX_LINES = 100;

/** `hosted_page`: the shopper goes to Stripe's page. `embedded_page`: Stripe's page inside the shop. */
export type UiMode = 'hosted_page' | 'embedded_page';

/** Where the storefront opens Stripe's page. `auto`: inside the shop where the shopper's screen has room for it. */
export type CheckoutMode = 'hosted' | 'embedded' | 'auto';

export interface CheckoutLine {
  readonly id: string;
  /** 1 to 99; 1 where none is given. A product that stands twice is merged. */
  readonly quantity?: number;
  /** The unit price the shopper saw, in minor units. Compared with the catalogue's, never charged. */
  readonly price?: number;
  /** Taken for the sake of older clients and not used. */
  readonly name?: string;
}

/** Body of `POST /api/create-checkout-session`; the header `Idempotency-Key` makes a retry safe. */
export interface CreateCheckoutSession {
  /** The shopper's cart, by `crypto.randomUUID()`. A credential: never in a URL or a log. */
  readonly cartId?: string;
  /** One the catalogue offers; the shop's where none is given. */
  readonly currency?: Currency;
  /** Language of Stripe's page, as a BCP 47 tag; the browser's where none is given. */
  readonly locale?: string;
  readonly uiMode?: UiMode;
  readonly products: readonly CheckoutLine[];
}

export interface OrderReference {
  /** What people say on the phone, `7Q3K-9MZT`. */
  readonly number: string;
  /** What opens the order page: 22 characters, 128 bits. A credential. */
  readonly token: string;
}

/** Answer of `POST /api/create-checkout-session`, 201. */
export interface CheckoutSession {
  /** Stripe's session id, `cs_...`. */
  readonly id: string;
  /** Where to send the shopper; null for an embedded page. */
  readonly url: string | null;
  /** For Stripe.js, where the page is embedded. */
  readonly clientSecret?: string;
  readonly order: OrderReference;
}
