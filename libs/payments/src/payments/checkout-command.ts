import type { CreateCheckoutSession } from '@till/shared-types';

/** One `POST /api/create-checkout-session`, as the claim needs it. */
export interface CheckoutCommand {
  readonly request: CreateCheckoutSession;
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly cartHash: string | null;
  readonly visitorHash: string;
  /** As the shop's own sign-in calls them; undefined for a guest. */
  readonly buyerId: string | undefined;
}
