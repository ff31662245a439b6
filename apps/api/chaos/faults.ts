import { setTimeout as wait } from 'node:timers/promises';

/** What may happen at a crash point. The harness does `database` and `connections`, being outside. */
export type FaultKind = 'SIGKILL' | 'SIGTERM' | 'database' | 'connections' | 'commit' | 'pause';

export interface ArmedFault {
  readonly point: string;
  /** At the how manieth time the point is reached, from 1. */
  readonly n: number;
  readonly kind: FaultKind;
}

/** So that what does not wait for the point, though it should, gets out before the crash. */
const ESCAPE_MS = 40;
const PAUSE_MS = 250;

/** Counts how often each point is reached, and does there what was armed. */
export class Faults {
  private readonly reached = new Map<string, number>();
  private armed: readonly ArmedFault[] = [];

  /** @param harness does what the process cannot do to itself, and answers when it is done */
  constructor(private readonly harness: (fault: ArmedFault) => Promise<void>) {}

  get hits(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.reached);
  }

  /** Counting begins anew. */
  arm(faults: readonly ArmedFault[]): void {
    this.reached.clear();
    this.armed = faults;
  }

  async at(point: string): Promise<void> {
    const n = (this.reached.get(point) ?? 0) + 1;
    this.reached.set(point, n);
    const fault = this.armed.find((it) => it.point === point && it.n === n);
    if (!fault) return;
    if (fault.kind !== 'pause') await wait(ESCAPE_MS);
    await this.harness(fault);
    if (fault.kind === 'pause') await wait(PAUSE_MS);
    if (fault.kind === 'SIGKILL' || fault.kind === 'SIGTERM') {
      process.kill(process.pid, fault.kind);
    }
  }
}
