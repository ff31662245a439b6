import type { DeliveryAttempt } from '../account/kinds';

const minute = 60;
const hour = 60 * minute;
const givenUpAfter = 72 * hour;

/** Short at first, so that a restarted laptop shop catches up at once; then as Stripe does it. */
const pauses = [
  1,
  2,
  4,
  8,
  15,
  30,
  minute,
  5 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
];

/** When to try again after `attempts` failures, or null after three days of trying. */
export function nextAttempt(attempts: readonly DeliveryAttempt[], now: number): number | null {
  const pause = pauses[Math.min(attempts.length, pauses.length) - 1] ?? 0;
  const first = attempts[0]?.at ?? now;
  return now + pause - first > givenUpAfter ? null : now + pause;
}
