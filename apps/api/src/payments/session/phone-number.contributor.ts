import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Asks for a phone number. */
@Injectable()
export class PhoneNumberContributor extends CheckoutSessionContributor {
  readonly name: string = 'phone-number';
  readonly order: number = 1300;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { phoneNumber } = this.config.get('session', { infer: true });
    return phoneNumber ? { phone_number_collection: { enabled: true } } : {};
  }
}
