/** So many failures without a success between them, and nobody asks any more. */
const FAILURES = 8;

/** After so long one call may find out whether it was the last failure. */
const REST_MS = 5_000;

/** Keeps those away who would ask what does not answer. It measures by the monotonic clock. */
export class CircuitBreaker {
  private failures = 0;
  private nextCallAt = 0;
  private isProbing = false;

  get isOpen(): boolean {
    return this.failures >= FAILURES;
  }

  /** Milliseconds until a call may be made; 0 for now. */
  get restMs(): number {
    if (!this.isOpen) return 0;
    const rest = Math.max(0, this.nextCallAt - performance.now());
    return rest === 0 && this.isProbing ? REST_MS : rest;
  }

  /** Call it when `restMs` is 0. @param isFault whether an error says that nobody answers */
  async run<T>(call: () => Promise<T>, isFault: (error: unknown) => boolean): Promise<T> {
    this.isProbing = this.isOpen;
    try {
      const answer = await call();
      this.close();
      return answer;
    } catch (error) {
      if (isFault(error)) this.fail();
      else this.close();
      throw error;
    }
  }

  private close(): void {
    this.failures = 0;
    this.isProbing = false;
  }

  private fail(): void {
    this.failures += 1;
    this.isProbing = false;
    this.nextCallAt = performance.now() + REST_MS;
  }
}
