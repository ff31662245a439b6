import { safeError, safeMessage } from '../problems/error-fields';
import { isOutage } from './outage.error';

/** After so many tries, in about a quarter of an hour, a person has to look. */
export const MAX_TRIES = 20;

/** Less than the minute that a job has: one that never ends would never be counted, nor given up. */
const TRY_MS = 50_000;

/** The work did not end. What it may do yet, it does beside the next try. */
class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/** Every try ended with the process: as work that takes all its memory would end it. */
export class EndlessCrashError extends Error {
  override readonly name = 'EndlessCrashError';
}

/** What is stored of a try, which was counted as it began. */
export interface Outcome {
  /** `pending`: it is tried again. */
  readonly state: 'pending' | 'done' | 'dead';
  /** What kind of error kept it from being done: never a person's data. */
  readonly lastError: string | null;
  /** Whether the try stays counted towards giving up: not when what it needs was away. */
  readonly counts: boolean;
}

export interface Try {
  readonly outcome: Outcome;
  /** To be thrown, so that the job is tried again; undefined when there is nothing more to try. */
  readonly again: Error | undefined;
  /** As it was thrown: its message may quote a person. */
  readonly thrown?: unknown;
}

/**
 * @param tries that counted, with this one: it is stored before the work begins, since work that ends the process
 * tells of no failure
 */
export async function tryOnce(work: () => Promise<void>, tries: number): Promise<Try> {
  try {
    if (tries > MAX_TRIES) throw new EndlessCrashError();
    await inTime(work);
    return { outcome: { state: 'done', lastError: null, counts: true }, again: undefined };
  } catch (error) {
    const counts = !isOutage(error);
    const isLast = counts && tries >= MAX_TRIES;
    return {
      outcome: { state: isLast ? 'dead' : 'pending', lastError: safeMessage(error), counts },
      again: isLast ? undefined : safeError(error),
      thrown: error,
    };
  }
}

/** What a log says of a try that is repeated. The message of the error is for whoever writes the handler. */
export function accountOf({ again, thrown }: Try, production: boolean): string {
  const told = !production && thrown instanceof Error ? thrown : again;
  return told?.stack ?? '';
}

async function inTime(work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLongError()), TRY_MS);
  });
  await Promise.race([work(), late]).finally(() => clearTimeout(timer));
}
