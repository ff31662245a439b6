import type Stripe from 'stripe';

/**
 * The version this code was written and tested for; the webhook endpoint speaks the same. The installed SDK's type
 * admits no other.
 */
export const API_VERSION: Stripe.LatestApiVersion = '2026-10-28.endive';
