import { setTimeout as pause } from 'node:timers/promises';
import { StripeError } from '../api/stripe-error';
import type { Fault } from '../faults/fault';
import { type Answer, errorAnswer } from './message';
import { limited } from './rate-limits';

/** Lets planned faults happen to an answer (undefined: the call is not carried out yet). */
export async function suffer(
  faults: readonly Fault[],
  answer: Answer | undefined,
): Promise<Answer | undefined> {
  let result = answer;
  for (const fault of faults) {
    switch (fault.action) {
      case 'delay':
        await pause(fault.delay_ms ?? 1000);
        break;
      case 'drop':
        result = { status: 0, headers: {}, body: '', cutAfter: 0 };
        break;
      case 'cut':
        if (result) result = { ...result, cutAfter: fault.bytes ?? 20 };
        break;
      case 'content_type':
        result = {
          status: fault.status ?? 502,
          headers: { 'Content-Type': 'text/html' },
          body: '<html><body>Bad gateway</body></html>',
        };
        break;
      case 'rate_limit':
        result = errorAnswer(limited(fault.reason ?? 'global-rate'));
        break;
      case 'error':
        result = errorAnswer(plannedError(fault));
    }
  }
  return result;
}

function plannedError({ status = 500, error, headers }: Fault): StripeError {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  const body = { type, message: 'A planned fault of the emulator.', ...error } as const;
  return new StripeError(status, body, headers);
}
