import { Injectable, Logger } from '@nestjs/common';
import type { ProblemCode } from '@till/shared-types';

/** A wrong secret refuses every event, and a line for each would bury the others. */
const TELL_EVERY_MS = 60_000;

const HINTS: Partial<Record<ProblemCode, string>> = {
  signature_invalid: 'check STRIPE_WEBHOOK_SECRET',
  signature_expired: "check this machine's clock",
  event_invalid: 'check what calls the endpoint',
};

/** Webhooks that were not taken: counted since the start, and told of once a minute at most. */
@Injectable()
export class WebhookRefusals {
  private readonly logger = new Logger('Webhooks');
  private readonly counts = new Map<ProblemCode, number>();
  /** On the monotonic clock. */
  private tellAgainAt = -Infinity;

  /** @param isSigned by whomever; what has no signature at all is no call of Stripe's, and anybody can send it */
  note(code: ProblemCode, isSigned: boolean): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    const now = performance.now();
    if (!isSigned || now < this.tellAgainAt) return;
    this.tellAgainAt = now + TELL_EVERY_MS;
    const hint = HINTS[code];
    this.logger.error(`webhooks are refused: ${code}${hint ? `, ${hint}` : ''}`);
  }

  /** How many were refused, by the problem's code. */
  get byCode(): ReadonlyMap<ProblemCode, number> {
    return this.counts;
  }
}
