import type { FaultKind } from '../machine/shop-process';
import type { Patch } from '../machine/shop-program';

/** A mistake that shops have been shipped with. The suite has to notice it. */
export interface Bug {
  readonly name: string;
  readonly patches: readonly Patch[];
  /** Where it shows; schedules are tried after that. */
  readonly shows: {
    /** Tours without a fault. */
    readonly tours?: readonly string[];
    readonly points?: readonly (readonly [point: string, kind: FaultKind, tour: string])[];
  };
}
