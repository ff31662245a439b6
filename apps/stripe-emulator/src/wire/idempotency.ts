import { hash } from 'node:crypto';
import type { Account } from '../account/account';
import type { SavedAnswer } from '../account/kinds';
import { StripeError } from '../api/stripe-error';

const hour = 60 * 60;
const keptForSeconds = 24 * hour;
/** Of the timer that clears away expired answers; there is one at a time. */
const clearing = ['forget_answers', 'expired'] as const;

/** Remembers the answers to POST requests by their `Idempotency-Key`, for 24 hours of the clock. */
export class Idempotency {
  readonly #inFlight = new Map<string, string>();

  constructor(private readonly account: Account) {}

  /** What makes two requests the same: path and parameters, in whatever order they were sent. */
  digest(path: string, body: string): string {
    const parameters = body.split('&').sort().join('&');
    return hash('sha1', `${path}\n${parameters}`, 'base64url');
  }

  /**
   * The saved answer of this key, if it has one.
   * @throws StripeError 400 for other parameters, 409 while the first request is still going on
   */
  recall(key: string, digest: string): SavedAnswer | undefined {
    if (key.length > 255) {
      throw idempotencyError(400, 'Idempotency keys can be up to 255 characters long.');
    }
    const saved = this.account.store.get('saved_answer', key);
    const known = saved && !isExpired(saved.created, this.account.now) ? saved : undefined;
    const first = known?.digest ?? this.#inFlight.get(key);
    if (first !== undefined && first !== digest) {
      throw idempotencyError(
        400,
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    }
    if (this.#inFlight.has(key)) {
      throw idempotencyError(
        409,
        `There is currently another in-progress request using this idempotency key (${key}). Try again later.`,
        'idempotency_key_in_use',
      );
    }
    return known;
  }

  begin(key: string, digest: string): void {
    this.#inFlight.set(key, digest);
  }

  end(key: string): void {
    this.#inFlight.delete(key);
  }

  save(answer: Omit<SavedAnswer, 'created'>): void {
    const { account } = this;
    account.store.put('saved_answer', { ...answer, created: account.now });
    if (!account.isScheduled(...clearing)) {
      account.schedule(...clearing, account.now + keptForSeconds);
    }
  }
}

/** Clears away the answers that are too old to be replayed, every hour while there are any. */
export function forgetAnswers(account: Account): void {
  for (const { id, created } of account.store.all('saved_answer')) {
    if (isExpired(created, account.now)) account.store.delete('saved_answer', id);
  }
  if (account.store.count('saved_answer')) account.schedule(...clearing, account.now + hour);
}

function isExpired(created: number, now: number): boolean {
  return created + keptForSeconds <= now;
}

function idempotencyError(status: number, message: string, code?: string): StripeError {
  return new StripeError(status, { type: 'idempotency_error', message, ...(code ? { code } : {}) });
}
