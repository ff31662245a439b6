/** What a check found. */
export interface Finding {
  /** `warning`: the shop works, and somebody should look. `failure`: it does not, or not as it should. */
  readonly verdict: 'ok' | 'warning' | 'failure';
  /** One sentence, with no secret in it. */
  readonly text: string;
  /** What to do about it, in one sentence; none where nothing is amiss. */
  readonly fix?: string;
}

/** One thing that must be so for the shop to take money. */
export interface Check {
  /** Stands in front of its finding; lower case, with dashes. */
  readonly name: string;
  /** Changes nothing that matters. @throws NoAnswerError, or whatever else keeps it from being looked at */
  run(): Promise<Finding>;
}

export const ok = (text: string): Finding => ({ verdict: 'ok', text });

export const warning = (text: string, fix: string): Finding => ({ verdict: 'warning', text, fix });

export const failure = (text: string, fix: string): Finding => ({ verdict: 'failure', text, fix });

/** Whoever was asked gave no answer that a check can judge; the message and the fix are for the operator. */
export class NoAnswerError extends Error {
  constructor(
    message: string,
    readonly fix: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
