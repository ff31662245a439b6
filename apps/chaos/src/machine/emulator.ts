import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const KEY = Buffer.from('sk_test_chaos:').toString('base64');
const PAGE = 100;

/** Stripe, as far as the run is concerned: the built emulator in a process of its own. */
export class Emulator {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** @param webhookPort where it finds the shop */
  static async start(workspace: string, webhookPort: number): Promise<Emulator> {
    const child = fork(join(workspace, 'dist/apps/stripe-emulator/main.js'), {
      env: {
        STRIPE_EMULATOR_PORT: '0',
        STRIPE_EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/api/webhooks/stripe`,
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const died = once(child, 'exit').then(() => {
      throw new Error('The emulator did not start');
    });
    const [message] = (await Promise.race([once(child, 'message'), died])) as [
      { readonly url: string },
    ];
    died.catch(() => undefined);
    return new Emulator(child, Number(new URL(message.url).port));
  }

  /** Of the control API. @throws Error with its answer */
  async control<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) {
    return this.ask<T>(`_emulator/${path}`, {
      method,
      headers: { 'X-Emulator-Control': '1', 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** Of Stripe's API, past the proxy. @param form already encoded */
  async stripe<T>(path: string, form?: URLSearchParams, idempotencyKey?: string): Promise<T> {
    return this.ask<T>(`v1/${path}`, {
      headers: {
        Authorization: `Basic ${KEY}`,
        ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
      },
      ...(form && { method: 'POST', body: form }),
    });
  }

  /** One object, whatever faults are planned. */
  object<T>(id: string): Promise<T> {
    return this.control('GET', `objects/${id}`);
  }

  /** All objects of a list, newest first. */
  async all<T extends { readonly id: string }>(path: string): Promise<readonly T[]> {
    const found: T[] = [];
    for (let after = ''; ;) {
      const page = await this.stripe<{ readonly data: readonly T[]; readonly has_more: boolean }>(
        `${path}?limit=${PAGE}${after}`,
      );
      found.push(...page.data);
      if (!page.has_more) return found;
      after = `&starting_after=${found.at(-1)?.id}`;
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  private async ask<T>(path: string, init: RequestInit): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
