import type { Account } from '../account/account';
import type { StripeError } from '../api/stripe-error';

/** One request to one operation, its parameters checked against the API. */
export interface Call<Params> {
  account: Account;
  params: Params;
  /** The ids in the path, in order. */
  ids: readonly string[];
  version: string;
}

/**
 * What serves an operation: returns the object of the answer, throws a StripeError for a refused
 * request (nothing changes), or returns one for a request that was carried out and failed (a decline).
 */
export type Operation = (call: Call<never>) => object | StripeError;

/** Operations by the keys of the API's schema, such as `POST /v1/refunds`. */
export type Operations = Readonly<Record<string, Operation>>;
