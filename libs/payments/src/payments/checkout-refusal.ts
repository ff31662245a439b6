import type { ProblemCode } from '@till/shared-types';
import { ProblemException } from '../problems/problem.exception';

const DETAILS: Partial<Record<ProblemCode, string>> = {
  amount_too_small: 'The total is less than can be paid this way.',
  amount_too_large: 'The total is more than can be paid this way.',
};

/** The answer to a request that Stripe refused for good, the same each time it is sent. */
export function refused(code: ProblemCode): ProblemException {
  return new ProblemException(
    code,
    DETAILS[code] ?? 'This order cannot be paid. Nothing was charged; please begin again.',
  );
}
