import { Injectable } from '@nestjs/common';
import { CheckoutSessionContributor, type SessionRequest } from '@till/payments';

/** Asks on Stripe's page how the shopper heard of the shop. */
@Injectable()
export class CampaignContributor extends CheckoutSessionContributor {
  readonly name = 'campaign';
  readonly order = 2500;

  contribute(): Partial<SessionRequest> {
    const label = { type: 'custom', custom: 'How did you hear of us?' } as const;
    return { custom_fields: [{ key: 'source', label, type: 'text', optional: true }] };
  }
}
