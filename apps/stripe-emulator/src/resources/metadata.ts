import type Stripe from 'stripe';
import { invalidRequest } from '../api/stripe-error';

type MetadataParam = Stripe.MetadataParam | '' | null | undefined;

/**
 * Metadata after a request: keys are added or replaced, an empty value removes its key, an empty
 * `metadata` removes all. @throws StripeError for more than 50 keys, keys over 40 characters or with
 * square brackets, values over 500 characters
 */
export function mergeMetadata(
  present: Stripe.Metadata,
  change: MetadataParam,
  at = 'metadata',
): Stripe.Metadata {
  if (change === undefined) return present;
  if (change === null || change === '') return {};
  const merged = { ...present };
  for (const [key, value] of Object.entries(change)) {
    if (key.length > 40) {
      throw invalid(at, `Metadata keys can be up to 40 characters long; '${key}' is longer.`);
    }
    if (/[[\]]/.test(key)) throw invalid(at, 'Metadata keys cannot hold square brackets.');
    if (value === null || value === '') delete merged[key];
    else if (String(value).length > 500) {
      throw invalid(`${at}[${key}]`, `Metadata values can be up to 500 characters long.`);
    } else merged[key] = String(value);
  }
  if (Object.keys(merged).length > 50) {
    throw invalid(at, 'You can have up to 50 metadata keys.');
  }
  return merged;
}

function invalid(param: string, message: string) {
  return invalidRequest(message, { param });
}
