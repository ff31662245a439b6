import { api } from './api-schema';
import { invalidRequest } from './stripe-error';

/** The first version whose requests this API still understands. */
const oldest = '2026-03-25';
/** The last version before endive; what an account speaks whose owner never upgraded. */
export const lastDahlia = '2026-08-26.dahlia';
/** From this version on `payment_method_types` cannot be written. */
const endive = '2026-09-30';

/** The version a request speaks. @throws StripeError 400 for one outside what the emulator covers */
export function negotiateVersion(header: string | undefined, accountDefault: string): string {
  const version = header || accountDefault;
  if (!isCovered(version)) {
    throw invalidRequest(
      `Invalid Stripe API version: ${version}. The emulator covers ${oldest}.dahlia to ${api.version}.`,
    );
  }
  return version;
}

export function isCovered(version: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})\.(dahlia|endive)$/.exec(version);
  if (!match?.[1]) return false;
  const train = match[1] < endive ? 'dahlia' : 'endive';
  return match[1] >= oldest && version <= api.version && match[2] === train;
}

export function isBeforeEndive(version: string): boolean {
  return version < endive;
}
