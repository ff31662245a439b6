import type { Clock } from '../account/clock';
import { invalidRequest } from '../api/stripe-error';

const backwards = () =>
  invalidRequest(
    'The clock does not run backwards. To put it back to the present, reset the emulator.',
  );

/**
 * Where `{ advance: seconds }` or `{ to: epoch }` leads, in milliseconds.
 * @throws StripeError 400 for anything else; time does not run backwards
 */
export function clockMove(
  { advance, to }: Readonly<Record<string, unknown>>,
  clock: Clock,
): number {
  if (typeof advance === 'number' && advance < 0) throw backwards();
  if (typeof to === 'number' && to < clock.now) throw backwards();
  if (typeof advance === 'number' && advance >= 0 && to === undefined) {
    return clock.nowMs + advance * 1000;
  }
  if (typeof to === 'number' && to >= clock.now && advance === undefined) {
    return Math.max(to * 1000, clock.nowMs);
  }
  throw invalidRequest('The clock moves on by { advance: seconds }, or { to: epoch seconds }.');
}
