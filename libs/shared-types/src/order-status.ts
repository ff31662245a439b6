/**
 * The states of an order's payment and the moves between them: one table for the API, the web's labels, the
 * diagram in the docs and the tests. A status is never assigned: it follows from Stripe's facts, so a move
 * here says what may be seen after what, when no fact is lost.
 */
export const paymentStatuses = {
  pending: { to: ['processing', 'authorized', 'paid', 'failed', 'expired', 'canceled', 'review'] },
  processing: { to: ['paid', 'authorized', 'failed', 'canceled', 'review'] },
  authorized: { to: ['paid', 'canceled', 'review'] },
  paid: { to: ['partially_refunded', 'refunded', 'disputed', 'charged_back', 'review'] },
  partially_refunded: { to: ['paid', 'refunded', 'disputed', 'charged_back', 'review'] },
  refunded: { to: ['paid', 'partially_refunded', 'disputed', 'charged_back', 'review'] },
  disputed: { to: ['paid', 'partially_refunded', 'refunded', 'charged_back', 'review'] },
  charged_back: { to: ['paid', 'disputed', 'review'] },
  review: { to: [] },
  failed: { to: ['paid', 'processing', 'canceled', 'review'] },
  expired: { to: ['paid', 'review'] },
  canceled: { to: ['pending', 'paid', 'processing', 'authorized', 'expired', 'review'] },
} as const satisfies Record<string, { to: readonly string[] }>;

export type PaymentStatus = keyof typeof paymentStatuses;

/** What the shop owes the shopper: nothing yet, done, or impossible since the stock is gone. */
export type FulfilmentStatus = 'unfulfilled' | 'fulfilled' | 'unfulfillable';

/** Money was taken for the order, whatever came of it later. */
export const PAID_STATUSES: readonly PaymentStatus[] = [
  'paid',
  'partially_refunded',
  'refunded',
  'disputed',
  'charged_back',
];

/** Statuses from which the shopper has nothing more to wait for on the order page. */
const SETTLED = new Set<PaymentStatus>([...PAID_STATUSES, 'failed', 'expired', 'canceled']);

export function isSettled(status: PaymentStatus): boolean {
  return SETTLED.has(status);
}

export function wasPaid(status: PaymentStatus): boolean {
  return PAID_STATUSES.includes(status);
}
