import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Whether shoppers see prices in their own currency, where it is not left to Stripe's dashboard. */
@Injectable()
export class AdaptivePricingContributor extends CheckoutSessionContributor {
  readonly name: string = 'adaptive-pricing';
  readonly order: number = 1700;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { adaptivePricing: enabled } = this.settings.session;
    return enabled === undefined ? {} : { adaptive_pricing: { enabled } };
  }
}
