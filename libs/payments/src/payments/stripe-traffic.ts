import { Injectable, Logger } from '@nestjs/common';
import { PaymentsSettings } from '../options/payments.settings';
import { CircuitBreaker } from './circuit-breaker';
import { RateLimiter } from './rate-limiter';
import { presentErrand, type StripeErrand } from './stripe-errand';
import { StripeBusyError, StripeUnavailableError } from './stripe-fault';

/** For one try. The SDK's own limit is one of silence: an answer that trickles would never end. */
const TRY_MS = 4_250;

/** A call with less time left is not begun: it would only be cut off. */
const LEAST_MS = 1_000;

const TRIES = 2;
const PAUSE_MS = 500;

/** A shopper who would wait longer for a turn is not let in. */
const LINE_SECONDS = 2;

/** All calls to Stripe of this process: how many a second, in which order, how often again, and when none at all. */
@Injectable()
export class StripeTraffic {
  private readonly logger = new Logger('Stripe');
  private readonly breaker = new CircuitBreaker();
  private readonly limiter: RateLimiter;
  private readonly longestLine: number;

  constructor(settings: PaymentsSettings) {
    const { callsPerSecond } = settings.stripe;
    this.limiter = new RateLimiter(callsPerSecond);
    this.longestLine = callsPerSecond * LINE_SECONDS;
  }

  /** Whether Stripe is not asked because it does not answer, and how many calls wait for their turn. */
  get state(): { readonly open: boolean; readonly waiting: number } {
    return { open: this.breaker.isOpen, waiting: this.limiter.waiting.all };
  }

  /** @throws StripeUnavailableError when a new call would not be made in time, so that nothing is begun for it */
  admit(): void {
    const { restMs } = this.breaker;
    if (restMs > 0) throw StripeUnavailableError.after(restMs);
    if (this.limiter.waiting.urgent < this.longestLine) return;
    throw StripeUnavailableError.after(LINE_SECONDS * 1000);
  }

  /**
   * Makes the call when its turn comes, and again where that may help.
   * @param call rejects with the errors of `stripe-fault.ts`
   * @throws StripeUnavailableError when the deadline of the errand leaves no time
   */
  async carry<T>(call: () => Promise<T>): Promise<T> {
    const errand = presentErrand();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt(call, errand);
      } catch (error) {
        const pause = pauseAfter(error, tries);
        const isLate = pause === undefined || performance.now() + pause >= lastStart(errand);
        if (isLate) throw error;
        await wait(pause);
      }
    }
  }

  private async attempt<T>(call: () => Promise<T>, errand: StripeErrand): Promise<T> {
    const { restMs } = this.breaker;
    if (restMs > 0) throw StripeUnavailableError.after(restMs);
    const deadline = lastStart(errand);
    const hasTurn =
      performance.now() < deadline && (await this.limiter.turn({ ...errand, deadline }));
    // Those who waited together do not go together when it turns out that nobody answers.
    if (!hasTurn || this.breaker.restMs > 0) throw StripeUnavailableError.after(PAUSE_MS);
    const wasOpen = this.breaker.isOpen;
    try {
      return await this.breaker.run(() => inTime(call, errand.deadline), isOutage);
    } catch (error) {
      if (error instanceof StripeBusyError && error.everybody) this.limiter.pause(error.waitMs);
      throw error;
    } finally {
      this.report(wasOpen);
    }
  }

  private report(wasOpen: boolean): void {
    const { isOpen } = this.breaker;
    if (isOpen && !wasOpen) {
      this.logger.error('Stripe does not answer; it is asked every few seconds only');
    }
    if (!isOpen && wasOpen) this.logger.log('Stripe answers again');
  }
}

function lastStart({ deadline }: StripeErrand): number {
  return deadline - LEAST_MS;
}

/** A refusal and a request for patience are answers. */
function isOutage(error: unknown): boolean {
  return error instanceof StripeUnavailableError && !(error instanceof StripeBusyError);
}

/** @returns milliseconds, never the same for two who failed together; undefined where another try is in vain */
function pauseAfter(error: unknown, tries: number): number | undefined {
  const jitter = 0.5 + Math.random();
  if (error instanceof StripeBusyError) {
    return error.waitMs + PAUSE_MS * 2 ** (tries - 1) * jitter;
  }
  const isWorthIt = error instanceof StripeUnavailableError && error.repeatable;
  return isWorthIt && tries < TRIES ? PAUSE_MS * jitter : undefined;
}

function inTime<T>(call: () => Promise<T>, deadline: number): Promise<T> {
  const ms = Math.max(0, Math.min(TRY_MS, deadline - performance.now()));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const silence = new Error('No whole answer in time');
      reject(new StripeUnavailableError(silence, { repeatable: true }));
    }, ms);
  });
  return Promise.race([call(), late]).finally(() => clearTimeout(timer));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
