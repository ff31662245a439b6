/**
 * Every code an answer of the API can carry. The web branches on the code, never on a text.
 * The value is the HTTP status it comes with.
 */
export const problemStatus = {
  malformed_json: 400,
  body_required: 400,
  body_not_object: 400,
  too_deep: 400,
  too_many_keys: 400,
  bad_path: 400,
  bad_framing: 400,
  bad_request: 400,
  idempotency_key_invalid: 400,
  signature_invalid: 400,
  signature_expired: 400,
  event_invalid: 400,
  not_authenticated: 401,
  origin_denied: 403,
  host_denied: 403,
  not_found: 404,
  product_not_found: 404,
  order_not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  price_changed: 409,
  out_of_stock: 409,
  cart_paid: 409,
  checkout_refused: 409,
  request_in_progress: 409,
  invalid_state: 409,
  refund_refused: 409,
  payload_too_large: 413,
  uri_too_long: 414,
  unsupported_media_type: 415,
  unsupported_charset: 415,
  unsupported_encoding: 415,
  expectation_failed: 417,
  validation_failed: 422,
  unknown_field: 422,
  wrong_type: 422,
  wrong_format: 422,
  required: 422,
  not_integer: 422,
  not_finite: 422,
  out_of_range: 422,
  items_count: 422,
  not_in_list: 422,
  invalid_text: 422,
  product_unavailable: 422,
  amount_too_small: 422,
  amount_too_large: 422,
  idempotency_key_reused: 422,
  refund_exceeds_rest: 422,
  currency_mismatch: 422,
  rate_limited: 429,
  headers_too_large: 431,
  internal_error: 500,
  not_implemented: 501,
  stripe_unavailable: 503,
  database_unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One thing wrong with a request. */
export interface ProblemDetail {
  /** Where in the body, as a JSON pointer (RFC 6901): `/products/0/quantity`. */
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly detail: string;
  /** The catalogue's unit price, with `price_changed`. */
  readonly current?: { readonly amount: number; readonly currency: string };
  /** How many can still be had, with `out_of_stock`. */
  readonly available?: number;
}

/** `application/problem+json`, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly errors?: readonly ProblemDetail[];
  /** The order that was paid with this cart, with `cart_paid`. */
  readonly order?: { readonly number: string; readonly token: string };
}
