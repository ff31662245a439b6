import type { Money, OrderLine, UiMode } from '@till/shared-types';
import type Stripe from 'stripe';

export type SessionRequest = Stripe.Checkout.SessionCreateParams;

/** The order that a session is asked for. */
export interface SessionDraft {
  readonly orderId: string;
  /** What people call the order. */
  readonly number: string;
  readonly lines: readonly OrderLine[];
  readonly subtotal: Money;
  readonly uiMode: UiMode;
  /** BCP 47, where the shopper's browser told one. */
  readonly locale: string | undefined;
  /** Stripe's id of the buyer; undefined for a guest. */
  readonly customerId: string | undefined;
}

/**
 * Adds one part of the request for a checkout session. Every part is one: extend this class and list yours among
 * the providers of any module, and it is found at the start.
 */
export abstract class CheckoutSessionContributor {
  /** Unique; errors name it. */
  abstract readonly name: string;

  /** Contributors are asked from the lowest to the highest. Those of the shop are at 100, 200 and so on. */
  abstract readonly order: number;

  /** Name of the contributor that this one stands for, which is then not asked. */
  readonly replaces?: string;

  /**
   * Objects are joined key by key. Anything else that two contributors set must be the same, or the shop does not
   * start. It runs inside the transaction that makes the order: no calls over the network.
   * @param request what those before this one have set
   */
  abstract contribute(
    draft: SessionDraft,
    request: Partial<SessionRequest>,
  ): Partial<SessionRequest>;
}
