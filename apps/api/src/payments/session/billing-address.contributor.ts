import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Whether everybody is asked for the address that the bill goes to, or only who has to be. */
@Injectable()
export class BillingAddressContributor extends CheckoutSessionContributor {
  readonly name: string = 'billing-address';
  readonly order: number = 800;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { billingAddress } = this.config.get('stripe', { infer: true });
    return { billing_address_collection: billingAddress };
  }
}
