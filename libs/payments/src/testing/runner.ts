type Work = () => unknown;

/** What the suites need of the team's own runner: Jest, or Vitest with `globals: true`. */
interface Runner {
  describe(name: string, define: () => void): void;
  it(title: string, test: Work, timeoutMs?: number): void;
  beforeAll(work: Work, timeoutMs?: number): void;
  afterAll(work: Work, timeoutMs?: number): void;
}

export const { describe, it, beforeAll, afterAll } = globalThis as unknown as Runner;

/** Milliseconds a source may take to open, as an embedded database does on a busy machine. */
export const OPENING = 60_000;
