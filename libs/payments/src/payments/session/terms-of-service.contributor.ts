import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Asks for consent to the terms that Stripe's dashboard has the address of. */
@Injectable()
export class TermsOfServiceContributor extends CheckoutSessionContributor {
  readonly name: string = 'terms-of-service';
  readonly order: number = 1600;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { termsOfService } = this.settings.session;
    return termsOfService ? { consent_collection: { terms_of_service: 'required' } } : {};
  }
}
