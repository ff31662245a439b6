/** The emulator's own time: the machine's, plus what it was moved by. */
export class Clock {
  offsetMs = 0;

  /** Milliseconds since the epoch. */
  get nowMs(): number {
    return Date.now() + this.offsetMs;
  }

  /** Whole seconds since the epoch, as Stripe stamps its objects. */
  get now(): number {
    return Math.floor(this.nowMs / 1000);
  }

  moveTo(timeMs: number): void {
    this.offsetMs = timeMs - Date.now();
  }
}
