import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Asks for consent to the terms that Stripe's dashboard has the address of. */
@Injectable()
export class TermsOfServiceContributor extends CheckoutSessionContributor {
  readonly name: string = 'terms-of-service';
  readonly order: number = 1600;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { termsOfService } = this.config.get('session', { infer: true });
    return termsOfService ? { consent_collection: { terms_of_service: 'required' } } : {};
  }
}
