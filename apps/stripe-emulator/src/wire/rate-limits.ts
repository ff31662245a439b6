import { StripeError } from '../api/stripe-error';

/** Requests a second in a sandbox: of all kinds together, and of one operation. */
const globalRate = 25;
const operationRate = 25;

/** Stripe's limits of a sandbox, off unless a test wants them. */
export class RateLimits {
  enabled = false;
  #second = 0;
  #counts = new Map<string, number>();

  /** @param operation such as `POST /v1/refunds` @throws StripeError 429 */
  count(operation: string): void {
    if (!this.enabled) return;
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) this.#counts.clear();
    this.#second = second;
    if (this.#next(operation) > operationRate) throw limited('endpoint-rate');
    if (this.#next('*') > globalRate) throw limited('global-rate');
  }

  #next(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

export function limited(reason: string): StripeError {
  return new StripeError(
    429,
    {
      type: 'invalid_request_error',
      code: reason === 'lock_timeout' ? reason : 'rate_limit',
      message: 'Too many requests. Wait a moment before the next one.',
    },
    reason === 'lock_timeout'
      ? { 'Stripe-Should-Retry': 'true' }
      : { 'Stripe-Rate-Limited-Reason': reason },
  );
}
