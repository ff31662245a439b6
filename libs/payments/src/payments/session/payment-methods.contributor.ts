import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Which ways to pay are offered, as far as they fit the payment: those named here, or Stripe's choice. */
@Injectable()
export class PaymentMethodsContributor extends CheckoutSessionContributor {
  readonly name: string = 'payment-methods';
  readonly order: number = 500;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { paymentMethods } = this.settings.stripe;
    if (paymentMethods !== 'dynamic') return { allowed_payment_method_types: [...paymentMethods] };
    const { excludedPaymentMethods, paymentMethodConfiguration } = this.settings.session;
    return {
      ...(paymentMethodConfiguration && {
        payment_method_configuration: paymentMethodConfiguration,
      }),
      ...(excludedPaymentMethods.length > 0 && {
        excluded_payment_method_types: [...excludedPaymentMethods],
      }),
    };
  }
}
