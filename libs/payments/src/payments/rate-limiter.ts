const LONGEST_PAUSE_MS = 60_000;
const SECOND_MS = 1000;

interface Waiter {
  readonly go: () => void;
}

/**
 * Lets through no more than so many within any one second, those in a hurry first. It measures by the monotonic
 * clock: a clock that is set back stops nothing.
 */
export class RateLimiter {
  private readonly urgent: Waiter[] = [];
  private readonly patient: Waiter[] = [];
  /** When those of the last second began, oldest first. */
  private starts: readonly number[] = [];
  private pausedUntil = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly perSecond: number) {}

  /** How many wait in a hurry, and how many at all. */
  get waiting(): { readonly urgent: number; readonly all: number } {
    const { length } = this.urgent;
    return { urgent: length, all: length + this.patient.length };
  }

  /** @param deadline of `performance.now()` @returns whether the turn came by then */
  turn({ urgent, deadline }: { urgent: boolean; deadline: number }): Promise<boolean> {
    const line = urgent ? this.urgent : this.patient;
    return new Promise((resolve) => {
      const late = setTimeout(
        () => {
          line.splice(line.indexOf(waiter), 1);
          resolve(false);
        },
        Math.max(0, deadline - performance.now()),
      );
      const waiter: Waiter = {
        go: () => {
          clearTimeout(late);
          resolve(true);
        },
      };
      line.push(waiter);
      this.serve();
    });
  }

  /** Lets nobody through for so long, a minute at the most: whoever said more is asked once a minute. */
  pause(ms: number): void {
    const until = performance.now() + Math.min(ms, LONGEST_PAUSE_MS);
    this.pausedUntil = Math.max(this.pausedUntil, until);
  }

  private serve(): void {
    clearTimeout(this.timer);
    for (;;) {
      const now = performance.now();
      const rest = this.restMs(now);
      if (this.waiting.all === 0) return;
      if (rest > 0) {
        this.timer = setTimeout(() => this.serve(), Math.ceil(rest));
        return;
      }
      this.starts = [...this.starts, now];
      (this.urgent.shift() ?? this.patient.shift())?.go();
    }
  }

  private restMs(now: number): number {
    this.starts = this.starts.filter((start) => now - start < SECOND_MS);
    const [oldest = now] = this.starts;
    const full = this.starts.length >= this.perSecond ? oldest + SECOND_MS - now : 0;
    return Math.max(full, this.pausedUntil - now);
  }
}
