import type { Currency, Product } from '@till/shared-types';

/** Where products and prices come from. A team binds its own to sell from another source. */
export abstract class Catalog {
  /** Every currency that there are prices in, sorted. */
  abstract currencies(): Promise<readonly Currency[]>;

  /**
   * What is for sale in the currency, in the order of the shelf.
   * @param locale BCP 47 tag of the language of its texts; where it is not written in it, the catalogue's own
   */
  abstract list(currency: Currency, locale?: string): Promise<readonly Product[]>;

  /** Those of the products that are for sale in the currency, in no particular order. */
  abstract find(
    ids: readonly string[],
    currency: Currency,
    locale?: string,
  ): Promise<readonly Product[]>;
}
