import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { API_VERSION, ProblemException } from '@till/payments';
import { leadsTo } from './public-address';
import { StripeProbe } from './stripe.probe';

/** More than an account can have. */
const ALL = 100;

const FORBIDDEN = 403;

interface Refusal {
  readonly error?: { readonly message?: string };
}

/** The account's webhook endpoints. */
@Injectable()
export class WebhookEndpoints {
  constructor(private readonly stripe: StripeProbe) {}

  /**
   * Those that send to the address; undefined where the key may not look.
   * @throws NoAnswerError
   */
  async at(address: string): Promise<readonly Stripe.WebhookEndpoint[] | undefined> {
    const { status, body } = await this.stripe.ask<Stripe.ApiList<Stripe.WebhookEndpoint>>(
      `webhook_endpoints?limit=${ALL}`,
    );
    if (status === FORBIDDEN) return undefined;
    return body.data.filter(({ url }) => leadsTo(url, address));
  }

  /**
   * Makes one, which has a secret this once.
   * @throws ProblemException invalid_state with Stripe's words for why it will not, NoAnswerError
   */
  async create(address: string, events: readonly string[]): Promise<Stripe.WebhookEndpoint> {
    const form = new URLSearchParams({ url: address, api_version: API_VERSION });
    for (const event of events) form.append('enabled_events[]', event);
    const { status, body } = await this.stripe.ask<Stripe.WebhookEndpoint & Refusal>(
      'webhook_endpoints',
      { form },
    );
    if (status === FORBIDDEN) {
      throw new ProblemException(
        'invalid_state',
        'The key may not make webhook endpoints: grant it Webhook Endpoints: write for this once, or make it in Stripe’s dashboard.',
      );
    }
    if (body.error) {
      throw new ProblemException(
        'invalid_state',
        `Stripe does not make the endpoint: ${body.error.message ?? status}`,
      );
    }
    return body;
  }
}
