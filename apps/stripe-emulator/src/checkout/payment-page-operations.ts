import type { OperationSchema } from '../api/api-schema';
import { StripeError } from '../api/stripe-error';
import type { Call, Operations } from '../resources/operation';
import { paymentMethod } from '../resources/payment-methods';
import { existing } from '../resources/row';
import { payWith } from './pay-session';
import { session } from './session-operations';

interface ConfirmParams {
  payment_method: string;
  expected_amount?: string;
}

const anything: OperationSchema = { params: { type: 'object', values: {} }, answer: {} };

/** Paths that Stripe's CLI uses to play the shopper; Stripe does not document them. */
export const paymentPageSchemas: Readonly<Record<string, OperationSchema>> = {
  'GET /v1/payment_pages/{id}': anything,
  'POST /v1/payment_pages/{id}/confirm': anything,
};

function show({ account, ids }: Call<never>): object {
  const { id, amount_total: total, currency, status } = session(account, ids[0] ?? '');
  return {
    id,
    object: 'checkout.session',
    session_id: id,
    status,
    currency,
    line_item_group: { currency, due: total, total },
  };
}

function confirm({ account, ids, params }: Call<ConfirmParams>): object | StripeError {
  const open = session(account, ids[0] ?? '');
  const expected = params.expected_amount;
  if (expected !== undefined && Number(expected) !== open.amount_total) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      message: 'The amount is another than expected.',
      param: 'expected_amount',
    });
  }
  const method = paymentMethod(account, params.payment_method);
  const payment = payWith(account, open, method);
  return payment.status === 'declined'
    ? payment.error
    : existing(account, 'checkout.session', open.id);
}

export const paymentPageOperations: Operations = {
  'GET /v1/payment_pages/{id}': show,
  'POST /v1/payment_pages/{id}/confirm': confirm,
};
