import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type Stripe from 'stripe';
import { API_VERSION } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, failure, type Finding, ok, warning } from '../check';
import { isLoopback, webhookAddress } from '../public-address';
import { WebhookEndpoints } from '../webhook-endpoints';
import { WebhookNeeds } from '../webhook-needs';

const MAKE_IT = 'Make it: npm run doctor -- --create-webhook.';
const IN_DASHBOARD = 'in Stripe’s dashboard, under Developers, Webhooks';

/** Stripe sends the shop's events to its public address, all that are needed, in the version that is read here. */
@Injectable()
export class WebhookEndpointCheck implements Check {
  readonly name = 'webhook-endpoint';

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly endpoints: WebhookEndpoints,
    private readonly needs: WebhookNeeds,
  ) {}

  async run(): Promise<Finding> {
    const http = this.config.get('http', { infer: true });
    const { mode } = this.config.get('stripe', { infer: true });
    const address = webhookAddress(http);
    if (mode !== 'emulator' && isLoopback(address)) {
      return warning(
        `Stripe cannot call ${address}: only this machine can.`,
        `Let Stripe’s CLI bring the events: stripe listen --forward-to ${address}.`,
      );
    }
    const endpoints = await this.endpoints.at(address);
    if (!endpoints) {
      return warning(
        'The key may not look at webhook endpoints.',
        'Grant it Webhook Endpoints: read, or compare the endpoint with docs/operating.md yourself.',
      );
    }
    return this.judge(address, endpoints);
  }

  private judge(address: string, endpoints: readonly Stripe.WebhookEndpoint[]): Finding {
    if (endpoints.length === 0) return failure(`Stripe has no endpoint for ${address}.`, MAKE_IT);
    const [endpoint, second] = endpoints.filter(({ status }) => status === 'enabled');
    if (!endpoint) {
      return failure(`The endpoint for ${address} is disabled.`, `Enable it ${IN_DASHBOARD}.`);
    }
    if (second) {
      return warning(
        `Two endpoints send to ${address}: ${endpoint.id} and ${second.id}.`,
        `Delete one ${IN_DASHBOARD}, and keep the one whose secret is set here.`,
      );
    }
    const missing = this.needs.missing(endpoint.enabled_events);
    if (missing.length > 0) {
      return failure(
        `${endpoint.id} does not send ${missing.join(', ')}.`,
        `Add these events to it ${IN_DASHBOARD}.`,
      );
    }
    if (endpoint.api_version !== API_VERSION) {
      return failure(
        `${endpoint.id} writes events in ${endpoint.api_version ?? 'the account’s version'}, not in ${API_VERSION}.`,
        `An endpoint’s version cannot be changed: delete it ${IN_DASHBOARD}, then npm run doctor -- --create-webhook.`,
      );
    }
    return ok(`${endpoint.id} sends all that is needed to ${address}.`);
  }
}
