import type { IncomingHttpHeaders } from 'node:http';

/** A request of the shopper's browser; whatever else the server's own request has is there as well. */
export interface Visit {
  readonly headers: IncomingHttpHeaders;
}

/**
 * Who is buying, as the shop's own sign-in knows. Extend it and list yours among the providers of any module; it is
 * found at the start. Without one everybody is a guest.
 */
export abstract class Buyers {
  /**
   * The buyer's id: always the same for a buyer, never somebody else's, and no address or name, since Stripe gets it.
   * Up to 200 of letters, digits and `_.:|-`.
   * @returns undefined for a guest
   */
  abstract buyerOf(request: Visit): Promise<string | undefined>;
}
