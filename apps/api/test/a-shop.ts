import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CheckoutSession, Order, Problem } from '@till/shared-types';
import Stripe from 'stripe';
import type { Configuration } from '../src/config/configuration';
import { DatabaseService } from '@till/payments/database/database.service';
import { createApp } from '../src/create-app';
import { aConfiguration } from './a-configuration';
import { aDatabase } from '@till/payments/test/a-database';
import { anEmulator, type Emulator } from '@till/payments/test/an-emulator';
import { aProduct, type ProductOptions } from './a-product';

/** What the emulator signs with when it is told nothing else. */
export const SECRET = 'whsec_emulator_local_only';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/**
 * A whole shop: the real application on a port of its own, its own database, and the emulator in a process of its
 * own. Events are delivered when a test says so.
 */
export class Shop {
  private constructor(
    private running: NestFastifyApplication,
    private readonly configuration: Configuration,
    private readonly module: Type | undefined,
    readonly emulator: Emulator,
    readonly stripe: Stripe,
    private readonly drop: () => Promise<void>,
  ) {}

  /** @param module the root module, where a test has one of its own */
  static async open(variables: Record<string, string> = {}, module?: Type): Promise<Shop> {
    const database = await aDatabase();
    const emulator = await anEmulator();
    const configuration = aConfiguration({
      STRIPE_EMULATOR_PORT: String(emulator.port),
      ...database.variables,
      ...variables,
    });
    const app = await started(configuration, module).catch(async (error: unknown) => {
      await emulator.stop();
      throw error;
    });
    const stripe = new Stripe('sk_test_emulator', {
      host: '127.0.0.1',
      port: emulator.port,
      protocol: 'http',
      telemetry: false,
    });
    return new Shop(app, configuration, module, emulator, stripe, () => database.drop());
  }

  get app(): NestFastifyApplication {
    return this.running;
  }

  get url(): string {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  /** Ends the application and starts it again on the same database, as a deploy does. */
  restart(): Promise<void> {
    return this.whileClosed(async () => undefined);
  }

  /** Does the work while nothing of the application runs, and starts it again. */
  async whileClosed<T>(work: () => Promise<T>): Promise<T> {
    await this.app.close();
    return work().finally(async () => {
      this.running = await started(this.configuration, this.module);
    });
  }

  /** A second application of the same shop; it ends before the shop does, by `app.close()`. */
  async replica(): Promise<Shop> {
    const { configuration, module, emulator, stripe, drop } = this;
    const app = await started(configuration, module);
    return new Shop(app, configuration, module, emulator, stripe, drop);
  }

  /** What another process needs to know to be of the same shop; its operator's port is named apart. */
  get variables(): Record<string, string> {
    const { dataDir, database, http } = this.configuration;
    return {
      DATA_DIR: dataDir,
      WEB_URL: http.webUrl,
      STRIPE_EMULATOR_PORT: String(this.emulator.port),
      ...(database.url && { DATABASE_URL: database.url }),
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.emulator.stop();
    await this.drop();
  }

  get database(): DatabaseService {
    return this.app.get(DatabaseService);
  }

  product(options: ProductOptions = {}): Promise<string> {
    return aProduct(this.database, options);
  }

  async request<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const answer = await fetch(`${this.url}/api/${path}`, init);
    return {
      status: answer.status,
      headers: answer.headers,
      body: (await answer.json()) as T,
    };
  }

  checkout<T = CheckoutSession>(body: object, headers: Record<string, string> = {}) {
    return this.request<T>('create-checkout-session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  refusal(body: object, headers: Record<string, string> = {}) {
    return this.checkout<Problem>(body, headers);
  }

  order(token: string) {
    return this.request<Order>(`orders/${token}`);
  }

  settle(token: string) {
    return this.request<Order>(`orders/${token}/settle`, { method: 'POST' });
  }

  /** The shopper pays on Stripe's page. @param number of the card */
  pay(sessionId: string, number = '4242424242424242') {
    return this.emulator.control<{ status: string }>('POST', `sessions/${sessionId}/pay`, {
      number,
    });
  }

  /** Stripe's events about the session and its payment, oldest first. */
  async events(sessionId: string): Promise<Stripe.Event[]> {
    const session = await this.stripe.checkout.sessions.retrieve(sessionId);
    const all = await this.stripe.events.list({ limit: 100 });
    return all.data
      .filter(({ data }) => {
        const { id, payment_intent: intent } = data.object as {
          id?: string;
          payment_intent?: string;
        };
        return [id, intent].some((it) => it && [sessionId, session.payment_intent].includes(it));
      })
      .reverse();
  }

  async event(sessionId: string, type: string): Promise<Stripe.Event> {
    const found = (await this.events(sessionId)).find((event) => event.type === type);
    if (!found) throw new Error(`There is no ${type} of ${sessionId}`);
    return found;
  }

  /** Posts the event as Stripe does. */
  deliver(event: object, options: { secret?: string; timestamp?: number } = {}) {
    const payload = JSON.stringify(event);
    const header = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: SECRET,
      ...options,
    });
    return this.webhook(payload, { 'Stripe-Signature': header });
  }

  webhook(payload: string, headers: Record<string, string>) {
    return this.request<Problem & { received?: boolean; duplicate?: boolean }>('webhooks/stripe', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: payload,
    });
  }
}

async function started(
  configuration: Configuration,
  module: Type | undefined,
): Promise<NestFastifyApplication> {
  const app = await createApp({ configuration, logger: false, ...(module && { module }) });
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Asks until the answer is as wished; for what happens in the background. @throws Error after 10 s */
export async function eventually<T>(ask: () => Promise<T>, wished: (answer: T) => boolean) {
  for (const end = Date.now() + 10_000; ;) {
    const answer = await ask();
    if (wished(answer)) return answer;
    if (Date.now() > end) throw new Error(`It stayed ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
