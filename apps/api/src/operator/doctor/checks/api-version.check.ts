import { Injectable } from '@nestjs/common';
import { API_VERSION } from '@till/payments';
import { type Check, failure, type Finding, ok, warning } from '../check';
import { StripeProbe } from '../stripe.probe';
import { WebhookNeeds } from '../webhook-needs';

/** Stripe takes the version that the SDK speaks. The account's own matters to whoever reads events that a sweep found. */
@Injectable()
export class ApiVersionCheck implements Check {
  readonly name = 'api-version';

  constructor(
    private readonly stripe: StripeProbe,
    private readonly needs: WebhookNeeds,
  ) {}

  async run(): Promise<Finding> {
    const spoken = await this.stripe.ask('events?limit=1');
    if (spoken.status === 400) {
      return failure(
        `Stripe does not take the SDK’s version ${API_VERSION}.`,
        'Upgrade Till, and with it the SDK.',
      );
    }
    const { headers } = await this.stripe.ask('events?limit=1', { version: null });
    const ofAccount = headers.get('stripe-version') ?? API_VERSION;
    if (ofAccount === API_VERSION) return ok(`SDK and account are of ${API_VERSION}.`);
    const text = `The SDK is of ${API_VERSION}, the account of ${ofAccount}`;
    if (this.needs.reactions.length === 0) return ok(`${text}, which nothing here depends on.`);
    return warning(
      `${text}: an event that a sweep finds reaches @OnStripeEvent in the account’s version.`,
      `Upgrade the account’s version in Stripe’s Workbench, or let your handlers read both.`,
    );
  }
}
