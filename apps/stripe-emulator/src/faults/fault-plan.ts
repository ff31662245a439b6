import type { ErrorBody } from '../api/stripe-error';

/** What happens to the next calls that match; see `docs/emulator.md`. */
export interface Fault {
  /** Path such as `/v1/checkout/sessions`; `*` stands for any run of characters. */
  path: string;
  /** Any method when left out. */
  method?: string;
  /** How many calls; 1 when left out. */
  times?: number;
  /** Before or after the change is applied; before when left out. */
  when?: 'before' | 'after';
  /**
   * An error object, a 429, a pause, a closed connection, an answer cut short, or one that is no
   * JSON.
   */
  action: 'error' | 'rate_limit' | 'delay' | 'drop' | 'cut' | 'content_type';
  /** Of an error: HTTP status (500) and Stripe error object. */
  status?: number;
  error?: Partial<ErrorBody>;
  /** Of a rate limit: `global-rate` and its like, or `lock_timeout`. */
  reason?: string;
  /** Of a delay: milliseconds. */
  delay_ms?: number;
  /** Of a cut: how much of the body gets through. */
  bytes?: number;
}

/** Faults waiting for the calls they are meant for, first planned first used. */
export class FaultPlan {
  #faults: Fault[] = [];

  get planned(): readonly Fault[] {
    return this.#faults;
  }

  add(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  clear(): void {
    this.#faults = [];
  }

  /** The faults for this call, used up by it: at most one of each action and moment. */
  take(method: string, path: string): Fault[] {
    if (this.#faults.length === 0) return [];
    const taken: Fault[] = [];
    for (const fault of this.#faults) {
      const same = taken.some(
        (other) => other.action === fault.action && other.when === fault.when,
      );
      if (!same && matches(fault, method, path)) taken.push(fault);
    }
    this.#faults = this.#faults.flatMap((fault) => {
      const left = (fault.times ?? 1) - (taken.includes(fault) ? 1 : 0);
      return left > 0 ? [{ ...fault, times: left }] : [];
    });
    return taken;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method && fault.method.toUpperCase() !== method) return false;
  const pattern = fault.path.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(path);
}
