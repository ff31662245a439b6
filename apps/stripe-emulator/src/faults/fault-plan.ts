import { Chance } from '../account/chance';
import type { Fault } from './fault';

/** A fault that came over a call. */
export interface PastFault extends Pick<Fault, 'action' | 'when'> {
  /** Epoch seconds. */
  at: number;
  method: string;
  path: string;
}

const remembered = 100;

/** Faults waiting for the calls they are meant for, first planned first used. */
export class FaultPlan {
  #faults: readonly Fault[] = [];
  #chance = new Chance('');
  readonly #past: PastFault[] = [];

  get planned(): readonly Fault[] {
    return this.#faults;
  }

  /** Decides about faults with a `chance`; the same seed and calls bring the same ones. */
  get seed(): string {
    return this.#chance.seed;
  }

  /** The latest that happened, oldest first. */
  get past(): readonly PastFault[] {
    return this.#past;
  }

  /** Replaces the plan. */
  set(faults: readonly Fault[], seed = 'faults'): void {
    this.#faults = faults;
    this.#chance = new Chance(seed);
  }

  /** Forgets the plan and what has happened. */
  clear(): void {
    this.set([]);
    this.#past.length = 0;
  }

  /**
   * The faults for this call, used up by it: at most one of each action and moment. One that chance
   * spares the call stays as it is.
   * @param at epoch seconds
   */
  take(method: string, path: string, at: number): Fault[] {
    if (this.#faults.length === 0) return [];
    const taken: Fault[] = [];
    for (const fault of this.#faults) {
      const same = taken.some(
        (other) => other.action === fault.action && other.when === fault.when,
      );
      if (same || !matches(fault, method, path) || !this.#chance.happens(fault.chance ?? 1))
        continue;
      taken.push(fault);
      this.#past.push({ at, method, path, action: fault.action, when: fault.when });
    }
    this.#past.splice(0, this.#past.length - remembered);
    this.#faults = this.#faults.flatMap((fault) => {
      const left = fault.times - (taken.includes(fault) ? 1 : 0);
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
