import type { Currency } from './currency';
import type { Money } from './money';

export interface ProductImage {
  /** Path on the shop's own origin, `/products/<id>.svg`. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** `low` says that few are left, not how many. */
export type Availability = 'in_stock' | 'low' | 'sold_out';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What links filter by: the same in every language. */
  readonly category: string;
  readonly categoryName: string;
  readonly image: ProductImage;
  readonly price: Money;
  readonly availability: Availability;
  /** Whether it is sent by post, so that an address is needed. */
  readonly shippable: boolean;
}

/** `GET /api/products?currency=&locale=`; texts are in the language asked for where there are any. */
export interface ProductList {
  readonly currency: Currency;
  readonly products: readonly Product[];
}
