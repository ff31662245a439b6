import { AsyncLocalStorage } from 'node:async_hooks';

/** Milliseconds in which a shopper is answered, whatever Stripe does. No work asks Stripe for longer at a time. */
export const PATIENCE_MS = 10_000;

/** In whose name Stripe is asked. */
export interface StripeErrand {
  /** Somebody waits for the answer: it goes before what can be done later. */
  readonly urgent: boolean;
  /** On the monotonic clock, `performance.now()`. */
  readonly deadline: number;
}

const errands = new AsyncLocalStorage<StripeErrand>();

/** All calls to Stripe within `work` go before those of jobs, and together end within the shopper's patience. */
export function inShoppersTime<T>(work: () => Promise<T>): Promise<T> {
  return errands.run({ urgent: true, deadline: performance.now() + PATIENCE_MS }, work);
}

export function presentErrand(): StripeErrand {
  return errands.getStore() ?? { urgent: false, deadline: performance.now() + PATIENCE_MS };
}
