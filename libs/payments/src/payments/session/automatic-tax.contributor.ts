import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Has Stripe work out the tax. Whether prices contain it is said with the lines and the shipping options. */
@Injectable()
export class AutomaticTaxContributor extends CheckoutSessionContributor {
  readonly name: string = 'automatic-tax';
  readonly order: number = 1100;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { automaticTax } = this.settings.session;
    return automaticTax === 'off' ? {} : { automatic_tax: { enabled: true } };
  }
}
