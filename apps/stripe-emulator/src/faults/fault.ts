import { type ErrorBody, invalidRequest } from '../api/stripe-error';

const actions = ['error', 'rate_limit', 'delay', 'drop', 'cut', 'content_type'] as const;

/** What happens to the next calls that match; see `docs/emulator.md`. */
export interface Fault {
  /** Path such as `/v1/checkout/sessions`; `*` stands for any run of characters. */
  path: string;
  /** Any method when left out. */
  method?: string;
  /** How many calls; 1 when left out. */
  times: number;
  /** From 0 to 1, how likely a call is hit; 1 when left out. */
  chance?: number;
  /** Before or after the change is applied; before when left out. A cut is always after. */
  when: 'before' | 'after';
  /**
   * An error object, a 429, a pause, a connection that is reset, an answer cut short, or one that is
   * no JSON.
   */
  action: (typeof actions)[number];
  /** Of an error: HTTP status (500), Stripe error object, and headers. Of a content type: status (502). */
  status?: number;
  error?: Partial<ErrorBody>;
  headers?: Readonly<Record<string, string>>;
  /** Of an error: the idempotency key of the call remembers it, whatever has become of the change. */
  saved?: boolean;
  /** Of a rate limit: `global-rate` and its like, or `lock_timeout`. */
  reason?: string;
  /** Of a delay: milliseconds (1000). */
  delay_ms?: number;
  /** Of a cut: how many bytes of the body get through (20). */
  bytes?: number;
}

const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const checks: Readonly<Record<keyof Fault, (value: unknown) => boolean>> = {
  path: (value) => typeof value === 'string',
  method: (value) => typeof value === 'string',
  times: (value) => isCount(value) && value !== 0,
  chance: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  when: (value) => value === 'before' || value === 'after',
  action: (value) => actions.some((action) => action === value),
  status: (value) => isCount(value) && Number(value) >= 200 && Number(value) <= 599,
  error: isObject,
  headers: isObject,
  saved: (value) => typeof value === 'boolean',
  reason: (value) => typeof value === 'string',
  delay_ms: isCount,
  bytes: isCount,
};

/** @throws StripeError 400 for what is no fault, so that a misspelt one is not waited for */
export function faultFrom(value: unknown): Fault {
  const fault = (typeof value === 'object' ? value : null) as Partial<Fault> | null;
  if (typeof fault?.path !== 'string') {
    throw invalidRequest('A fault has a path, such as /v1/refunds or /v1/*.', { param: 'path' });
  }
  const { path, action } = fault;
  if (!action || !actions.includes(action)) {
    throw invalidRequest(`The action of a fault is one of ${actions.join(', ')}.`, {
      param: 'action',
    });
  }
  for (const [name, given] of Object.entries(fault)) {
    if (Object.hasOwn(checks, name) && checks[name as keyof Fault](given)) continue;
    throw invalidRequest(`That is nothing of a fault: ${name} = ${JSON.stringify(given)}.`, {
      param: name,
    });
  }
  const when = action === 'cut' ? 'after' : (fault.when ?? 'before');
  return { ...fault, path, action, when, times: fault.times ?? 1 };
}
