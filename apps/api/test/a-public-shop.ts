import { EVENT_TYPES } from '@till/payments/payments/stripe-event';
import { API_VERSION } from '@till/payments/payments/api-version';
import type { NamedFinding } from '../src/operator/doctor/doctor-report';
import { aCommand } from './a-command';
import { type Mailbox, aMailbox } from '@till/payments/test/a-mailbox';
import { type Proxy, aProxy } from './a-proxy';
import { Shop } from './a-shop';

/** Something that goes wrong, and what the doctor says of it. */
export interface Trouble {
  /** Of the check that finds it. */
  readonly name: string;
  readonly when: string;
  /** Where it is no failure. */
  readonly verdict?: 'warning';
  readonly says: RegExp;
  /** @returns what makes it right again */
  cause(): Promise<() => unknown>;
}

/** A shop that is set up as one in public is, down to its webhook endpoint and its mail server. */
export class PublicShop {
  private endpointId = '';

  private constructor(
    readonly shop: Shop,
    readonly mailbox: Mailbox,
    /** In front of the shop, at the address that is its public one. */
    readonly front: Proxy,
    /** Between the shop and Stripe. */
    readonly between: Proxy,
  ) {}

  static async open(): Promise<PublicShop> {
    const mailbox = await aMailbox();
    const front = await aProxy(() => opened.shop.url);
    const between = await aProxy(() => `http://127.0.0.1:${opened.shop.emulator.port}`);
    const shop = await Shop.open({
      WEB_URL: front.url,
      STRIPE_EMULATOR_PORT: String(between.port),
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'orders@shop.test',
    });
    const opened = new PublicShop(shop, mailbox, front, between);
    await opened.newEndpoint();
    return opened;
  }

  async close(): Promise<void> {
    await this.shop.close();
    this.front.close();
    this.between.close();
    await this.mailbox.shut();
  }

  doctor() {
    return aCommand<{ findings: readonly NamedFinding[] }>(this.shop, 'doctor', {});
  }

  /** Has the trouble come and go. @returns what the doctor says of it meanwhile, and afterwards */
  async goThrough({ name, cause }: Trouble) {
    const look = async () => {
      const { findings } = (await this.doctor()).data;
      return findings.find((found) => found.name === name);
    };
    const makeRight = await cause();
    const meanwhile = await look().finally(makeRight);
    return { meanwhile, afterwards: await look() };
  }

  /** Stripe's endpoint for the shop: the one before, or another one. */
  get endpoint(): string {
    return this.endpointId;
  }

  /** An endpoint for the shop beside those there are. */
  anEndpoint(change: object = {}) {
    return this.shop.stripe.webhookEndpoints.create({
      url: `${this.front.url}/api/webhooks/stripe`,
      enabled_events: [...EVENT_TYPES],
      api_version: API_VERSION,
      ...change,
    });
  }

  /** Another endpoint in the place of the one that was. */
  async newEndpoint(change: object = {}): Promise<void> {
    if (this.endpointId) await this.shop.stripe.webhookEndpoints.del(this.endpointId);
    this.endpointId = (await this.anEndpoint(change)).id;
  }
}
