import { ProblemException } from '../problems/problem.exception';

/** Stripe cannot be asked just now, or its answer got lost: whether it did anything is not known. */
export class StripeUnavailableError extends ProblemException {
  constructor(cause: unknown) {
    super(
      'stripe_unavailable',
      'The payment service does not answer. Nothing is lost; try again in a moment.',
      { retryAfterSeconds: 5, cause },
    );
  }
}

/** Stripe read the request and will never do it. */
export class StripeRefusalError extends Error {
  /** @param code Stripe's own, such as `amount_too_small` */
  constructor(
    readonly code: string,
    cause: unknown,
  ) {
    super(`Stripe refuses: ${code}`, { cause });
  }
}
