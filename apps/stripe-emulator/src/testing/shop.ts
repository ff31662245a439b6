import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import Stripe from 'stripe';
import { type Emulator, startEmulator } from '../emulator';
import { lastDahlia } from '../api/versions';
import type { Settings } from '../settings';

export const webhookSecret = 'whsec_test_only';

/** A webhook as the shop received it, its signature verified by the SDK. */
export interface ReceivedEvent {
  event: Stripe.Event;
  signature: string;
  raw: string;
}

/** An emulator, the real SDK talking to it, and a small shop that takes its webhooks. */
export class Shop {
  readonly received: ReceivedEvent[] = [];
  /** Status of the next answers to webhooks; 200 when empty. */
  readonly answers: number[] = [];
  /** What the shop verifies webhooks with. */
  webhookSecret = webhookSecret;
  /** How many webhooks did not verify; they are answered 400. */
  garbled = 0;
  stripe!: Stripe;
  emulator!: Emulator;
  #endpoint!: Server;
  #settings!: Settings;
  #waiting: (() => void)[] = [];

  static async open(settings: Partial<Settings> = {}): Promise<Shop> {
    const shop = new Shop();
    shop.#endpoint = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const verified = shop.#take(raw, String(request.headers['stripe-signature']));
        const status = verified ? (shop.answers.shift() ?? 200) : 400;
        response.writeHead(status).end(status === 200 ? '' : 'not now');
      });
    });
    await once(shop.#endpoint.listen(0, '127.0.0.1'), 'listening');
    const { port } = shop.#endpoint.address() as AddressInfo;
    shop.#settings = {
      host: '127.0.0.1',
      port: 0,
      apiVersion: lastDahlia,
      businessName: 'Emulated shop',
      webhook: { url: `http://127.0.0.1:${port}/webhook`, secret: webhookSecret },
      ...settings,
    };
    await shop.start();
    return shop;
  }

  async start(): Promise<void> {
    this.emulator = await startEmulator(this.#settings);
    this.stripe = this.client('sk_test_emulator');
  }

  client(key: string, config: Partial<Stripe.StripeConfig> = {}): Stripe {
    return new Stripe(key, {
      host: '127.0.0.1',
      port: Number(new URL(this.emulator.url).port),
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      ...config,
    });
  }

  /** Calls the control API. */
  async control<T = Record<string, unknown>>(
    path: string,
    body?: object,
    method = body ? 'POST' : 'GET',
  ): Promise<T> {
    const response = await fetch(`${this.emulator.url}/_emulator/${path}`, {
      method,
      headers: { 'X-Emulator-Control': '1' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as T;
  }

  /** Resolves with the event of this type once the shop has it. */
  async event(type: string): Promise<Stripe.Event> {
    for (;;) {
      const found = this.received.find(({ event }) => event.type === type);
      if (found) return found.event;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  get types(): string[] {
    return this.received.map(({ event }) => event.type);
  }

  async close(): Promise<void> {
    await this.emulator.close();
    this.#endpoint.closeAllConnections();
    await new Promise((resolve) => this.#endpoint.close(resolve));
  }

  #take(raw: string, signature: string): boolean {
    try {
      const event = Stripe.webhooks.constructEvent(raw, signature, this.webhookSecret, 0);
      this.received.push({ event, signature, raw });
    } catch {
      this.garbled += 1;
      return false;
    }
    for (const wake of this.#waiting.splice(0)) wake();
    return true;
  }
}

/** A hosted session for two mugs, as a shop would ask for it. */
export function aSession(
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    success_url: 'http://localhost:7000/order/x?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:7000/cart',
    line_items: [
      {
        quantity: 2,
        price_data: { currency: 'inr', unit_amount: 12900, product_data: { name: 'Mug' } },
      },
    ],
    ...change,
  };
}
