import type Stripe from 'stripe';

export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  doc_url?: string;
  advice_code?: string;
  network_decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
}

/**
 * An answer in Stripe's error shape. Thrown, it undoes what the request changed; returned by an
 * operation (a decline), what was changed stays.
 */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.message);
  }

  /** Errors that name a parameter are found before an endpoint executes; no key remembers them. */
  get isValidation(): boolean {
    return this.status === 400 && this.body.param !== undefined;
  }
}

export function invalidRequest(message: string, more: Partial<ErrorBody> = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...documented(more) });
}

export function missingResource(noun: string, id: string, param = 'id'): StripeError {
  const message = `No such ${noun}: '${id}'`;
  const code = 'resource_missing';
  return new StripeError(404, {
    type: 'invalid_request_error',
    message,
    ...documented({ code, param }),
  });
}

export function unauthorized(message: string, code?: string): StripeError {
  return new StripeError(401, {
    type: 'invalid_request_error',
    message,
    ...documented(code ? { code } : {}),
  });
}

function documented(more: Partial<ErrorBody>): Partial<ErrorBody> {
  return more.code
    ? { doc_url: `https://docs.stripe.com/error-codes#${more.code.replaceAll('_', '-')}`, ...more }
    : more;
}
