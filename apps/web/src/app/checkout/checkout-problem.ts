import { HttpErrorResponse } from '@angular/common/http';
import type { OrderReference, Problem, ProblemCode, ProblemDetail } from '@till/shared-types';

/** Why a checkout session could not be had. `offline`: no answer came, so nothing is known of the outcome. */
export interface CheckoutProblem {
  readonly code: ProblemCode | 'offline';
  readonly errors: readonly ProblemDetail[];
  /** The order that this cart already paid, with `cart_paid`. */
  readonly order?: OrderReference;
}

/** Codes after which the same request may still succeed, or already has. */
const UNDECIDED = new Set<CheckoutProblem['code']>([
  'offline',
  'request_timeout',
  'request_in_progress',
  'rate_limited',
  'internal_error',
  'stripe_unavailable',
  'database_unavailable',
]);

export function isUndecided({ code }: CheckoutProblem): boolean {
  return UNDECIDED.has(code);
}

export function checkoutProblem(error: unknown): CheckoutProblem {
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status === 0) return { code: 'offline', errors: [] };
  const { code, errors = [], order }: Partial<Problem> = error.error ?? {};
  return { code: code ?? 'internal_error', errors, order };
}
