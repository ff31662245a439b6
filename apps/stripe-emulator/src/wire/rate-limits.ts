import { StripeError } from '../api/stripe-error';

/** Requests a second in a sandbox: of all kinds together, of one operation, and of a search. */
const globalRate = 25;
const operationRate = 25;
const searchRate = 20;
/** How often one payment intent can be changed within an hour. */
const intentRate = 1000;
const hour = 60 * 60;

/** Stripe's limits of a sandbox, off unless a test wants them. */
export class RateLimits {
  enabled = false;
  readonly #windows = new Map<string, { start: number; count: number }>();

  /** @param now epoch seconds of the machine: how fast it really goes is what is limited */
  constructor(private readonly now = () => Math.floor(Date.now() / 1000)) {}

  /**
   * @param operation such as `POST /v1/refunds` @param ids in its path
   * @throws StripeError 429 with the reason
   */
  count(operation: string, ids: readonly string[] = []): void {
    if (!this.enabled) return;
    const rate = operation.endsWith('/search') ? searchRate : operationRate;
    if (this.#next(operation, 1) > rate) throw limited('endpoint-rate');
    if (this.#next('*', 1) > globalRate) throw limited('global-rate');
    if (!operation.startsWith('POST /v1/payment_intents/{')) return;
    if (this.#next(String(ids[0]), hour) > intentRate) throw limited('resource-specific');
  }

  /** Counts one more within a window of so many seconds. */
  #next(key: string, seconds: number): number {
    const start = this.now() - (this.now() % seconds);
    const window = this.#windows.get(key);
    const count = window?.start === start ? window.count + 1 : 1;
    this.#windows.set(key, { start, count });
    return count;
  }
}

export function limited(reason: string): StripeError {
  return new StripeError(
    429,
    {
      type: 'invalid_request_error',
      code: reason === 'lock_timeout' ? reason : 'rate_limit',
      message:
        reason === 'lock_timeout'
          ? 'This object cannot be accessed right now, because another request is at work on it. Try again.'
          : 'Too many requests. Wait a moment before the next one.',
    },
    reason === 'lock_timeout'
      ? { 'Stripe-Should-Retry': 'true' }
      : { 'Stripe-Rate-Limited-Reason': reason },
  );
}
