import type { Account } from '../account/account';
import type { Kind, Kinds } from '../account/kinds';
import { invalidRequest, missingResource } from '../api/stripe-error';

/** @param noun as Stripe's message names it, where it is not the kind itself @throws StripeError 404 */
export function existing<K extends Kind>(
  account: Account,
  kind: K,
  id: string | undefined,
  noun: string = kind,
  param = 'id',
): Kinds[K] {
  const row = account.store.get(kind, id ?? '');
  if (!row) throw missingResource(noun, id ?? '', param);
  return row;
}

/** A row that a parameter names. @throws StripeError 400 */
export function referenced<K extends Kind>(
  account: Account,
  kind: K,
  id: string | undefined,
  noun: string,
  param: string,
): Kinds[K] {
  const row = account.store.get(kind, id ?? '');
  if (row) return row;
  throw invalidRequest(`No such ${noun}: '${id ?? ''}'`, { code: 'resource_missing', param });
}

/** The entries that a request gave a value, or unset. */
export function given<Value extends object>(values: Value): Partial<Value> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Value>;
}
