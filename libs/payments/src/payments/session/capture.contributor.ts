import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Whether the money is taken at once or, by a call of ours, later. */
@Injectable()
export class CaptureContributor extends CheckoutSessionContributor {
  readonly name: string = 'capture';
  readonly order: number = 600;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { captureMethod } = this.settings.stripe;
    // Without it Stripe captures as suits the payment method.
    return captureMethod === 'manual' ? { payment_intent_data: { capture_method: 'manual' } } : {};
  }
}
