import type { Product } from '@till/shared-types';

/** What the first HTML says of a page that is to be found; every address is absolute. */
export interface PageFacts {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag of the page's language. */
  readonly locale: string;
  /** The other languages that the page is there in. */
  readonly otherLocales: readonly string[];
  readonly shop: { readonly name: string; readonly url: string; readonly origin: string };
  /** Undefined on a page of many. */
  readonly product: Product | undefined;
}
