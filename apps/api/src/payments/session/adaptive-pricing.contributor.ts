import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Whether shoppers see prices in their own currency, where it is not left to Stripe's dashboard. */
@Injectable()
export class AdaptivePricingContributor extends CheckoutSessionContributor {
  readonly name: string = 'adaptive-pricing';
  readonly order: number = 1700;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { adaptivePricing: enabled } = this.config.get('session', { infer: true });
    return enabled === undefined ? {} : { adaptive_pricing: { enabled } };
  }
}
