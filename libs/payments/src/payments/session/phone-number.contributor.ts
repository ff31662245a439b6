import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Asks for a phone number. */
@Injectable()
export class PhoneNumberContributor extends CheckoutSessionContributor {
  readonly name: string = 'phone-number';
  readonly order: number = 1300;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { phoneNumber } = this.settings.session;
    return phoneNumber ? { phone_number_collection: { enabled: true } } : {};
  }
}
