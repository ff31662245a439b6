import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Whether everybody is asked for the address that the bill goes to, or only who has to be. */
@Injectable()
export class BillingAddressContributor extends CheckoutSessionContributor {
  readonly name: string = 'billing-address';
  readonly order: number = 800;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { billingAddress } = this.settings.stripe;
    return { billing_address_collection: billingAddress };
  }
}
