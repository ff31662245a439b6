import { ProblemException } from '../problems/problem.exception';

interface Outlook {
  /** Another try may find Stripe there. */
  readonly repeatable?: boolean;
  readonly retryAfterSeconds?: number;
}

/** Stripe cannot be asked just now, or its answer got lost: whether it did anything is not known. */
export class StripeUnavailableError extends ProblemException {
  readonly repeatable: boolean;

  constructor(cause: unknown, { repeatable = false, retryAfterSeconds = 5 }: Outlook = {}) {
    super(
      'stripe_unavailable',
      'The payment service does not answer. Nothing is lost; try again in a moment.',
      { retryAfterSeconds, cause },
    );
    this.repeatable = repeatable;
  }

  /** Stripe was not even asked, and will not be for so long. */
  static after(restMs: number): StripeUnavailableError {
    const retryAfterSeconds = Math.max(1, Math.ceil(restMs / 1000));
    return new StripeUnavailableError(new Error('Not asked'), { retryAfterSeconds });
  }
}

/** Stripe did nothing and wants to be asked later: too many calls, or another one on the same object. */
export class StripeBusyError extends StripeUnavailableError {
  /** @param everybody whether it is so for every call, or for this one only */
  constructor(
    cause: unknown,
    readonly waitMs: number,
    readonly everybody: boolean,
  ) {
    super(cause, { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
  }
}

/** Stripe read the request and will never do it. */
export class StripeRefusalError extends Error {
  /** @param code Stripe's own, such as `amount_too_small` */
  constructor(
    readonly code: string,
    cause: unknown,
    /** Where to look it up. Stripe's message may quote the request, and so a person. */
    readonly trace: { readonly param?: string; readonly stripeRequest?: string } = {},
  ) {
    super(`Stripe refuses: ${code}`, { cause });
  }
}
