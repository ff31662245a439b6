import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { anEmulator, type Emulator } from '@till/payments/test/an-emulator';
import Stripe from 'stripe';
import { Service } from './a-service';

const BUILT = join(__dirname, '../../../dist/apps/example-extension');
const SECRET = 'whsec_emulator_local_only';

export type Adapter = 'express' | 'fastify';
type Account = 'IN' | 'EU';

/** The built example in a process of its own, with two accounts at two emulators and the services that it calls. */
export class Example {
  private constructor(
    readonly url: string,
    readonly parcels: Service,
    readonly mails: Service,
    private readonly emulators: Readonly<Record<Account, Emulator>>,
    /** Ends it. @returns what it wrote to its log */
    readonly close: () => Promise<string>,
  ) {}

  static async open(adapter: Adapter, variables: Record<string, string> = {}): Promise<Example> {
    const [IN, EU] = await Promise.all([anEmulator(), anEmulator()]);
    const [parcels, mails] = await Promise.all([Service.open(), Service.open()]);
    const program = join(__dirname, 'serve.mjs');
    const child = spawn(process.execPath, [program, BUILT, adapter], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        WEB_URL: 'https://tea.test',
        PARCEL_URL: parcels.url,
        MAIL_URL: mails.url,
        ...account('IN', IN.port),
        ...account('EU', EU.port),
        ...variables,
      },
    });
    const output = Promise.all(
      [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')),
    );
    const end = async () => {
      if (child.exitCode === null && child.kill()) await once(child, 'exit');
      await Promise.all([IN.stop(), EU.stop(), parcels.close(), mails.close()]);
      return (await output).join('');
    };
    const ended = once(child, 'exit').then(async () => {
      throw new Error(await end());
    });
    const [{ url }] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }];
    ended.catch(() => undefined);
    return new Example(url, parcels, mails, { IN, EU }, end);
  }

  async post<T>(path: string, body: object | string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.url}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const { status, headers: answered } = answer;
    return { status, type: answered.get('content-type'), body: (await answer.json()) as T };
  }

  async order<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.url}/${path}`)).json()) as T;
  }

  control<T>(name: Account, path: string, body: object = {}): Promise<T> {
    return this.emulators[name].control('POST', path, body);
  }

  stripe(name: Account): Stripe {
    const { port } = this.emulators[name];
    return new Stripe(keyOf(name), {
      ...{ host: '127.0.0.1', port, protocol: 'http', telemetry: false },
    });
  }

  /** Posts the account's newest event of the type as Stripe does. @param to address of the endpoint */
  async deliver(name: Account, type: string, to: string, secret = `${SECRET}_${name}`) {
    const { data } = await this.stripe(name).events.list({ type, limit: 1 });
    const payload = JSON.stringify(data[0]);
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    return this.post<Record<string, unknown>>(to, payload, { 'Stripe-Signature': signature });
  }
}

const keyOf = (name: Account) => `sk_test_4eC39HqLyjWDarjt${name}`;

function account(name: Account, port: number): Record<string, string> {
  return {
    [`STRIPE_SECRET_KEY_${name}`]: keyOf(name),
    [`STRIPE_WEBHOOK_SECRET_${name}`]: `${SECRET}_${name}`,
    [`STRIPE_PORT_${name}`]: String(port),
    [`ORDER_TOKEN_SECRET_${name}`]: name.repeat(20),
  };
}
