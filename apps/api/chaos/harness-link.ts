import type { ArmedFault } from './faults';

/** What the harness asks the shop under test to do. */
export type HarnessCommand =
  | { readonly command: 'arm'; readonly faults: readonly ArmedFault[] }
  | { readonly command: 'hits' }
  /** Milliseconds ahead of the machine's clock. */
  | { readonly command: 'clock'; readonly ahead: number }
  /** What the cron does each minute. */
  | { readonly command: 'minute' }
  /** What the job queue does every few seconds: finds the jobs of processes that died. */
  | { readonly command: 'supervise' }
  | {
      readonly command: 'refund';
      readonly orderId: string;
      readonly name: string;
      readonly amount?: { readonly amount: number; readonly currency: string };
    };

type Request = HarnessCommand & { readonly id: number };

/** Requests from the harness over the process's channel, and what the shop tells it. */
export class HarnessLink {
  private readonly waiting = new Map<number, () => void>();
  private count = 0;

  /** @param answer what is thrown goes back as its code or message */
  listen(answer: (command: HarnessCommand) => Promise<unknown>): void {
    process.on('message', (message: Request | { readonly resume: number }) => {
      if ('resume' in message) this.waiting.get(message.resume)?.();
      else void this.reply(message, answer);
    });
  }

  ready(url: string, points: readonly string[]): void {
    process.send?.({ type: 'ready', url, points });
  }

  /** @returns when the harness has done its part */
  fault(fault: ArmedFault): Promise<void> {
    const id = (this.count += 1);
    return new Promise((resume) => {
      this.waiting.set(id, resume);
      process.send?.({ type: 'fault', id, fault });
    });
  }

  private async reply(
    request: Request,
    answer: (command: HarnessCommand) => Promise<unknown>,
  ): Promise<void> {
    const { id } = request;
    try {
      process.send?.({ type: 'answer', id, value: await answer(request) });
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      process.send?.({ type: 'answer', id, error: code ?? message });
    }
  }
}
