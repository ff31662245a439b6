import { ProblemException } from '../problems/problem.exception';
import { StripeRefusalError } from './stripe-fault';

/**
 * Work on a payment that Stripe must have. It does not after a change of keys, and asking again is no help then.
 * @throws ProblemException invalid_state where Stripe does not know it, and whatever the work throws
 */
export async function ofKnownPayment<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isGone(error)) throw error;
    throw new ProblemException(
      'invalid_state',
      'Stripe does not know this payment; check keys and SHOP_ID.',
      { cause: error },
    );
  }
}

/** Any other refusal says something of the request, and nothing of the object. */
export function isGone(error: unknown): boolean {
  return error instanceof StripeRefusalError && error.code === 'resource_missing';
}
