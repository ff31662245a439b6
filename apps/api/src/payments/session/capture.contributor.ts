import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Whether the money is taken at once or, by a call of ours, later. */
@Injectable()
export class CaptureContributor extends CheckoutSessionContributor {
  readonly name: string = 'capture';
  readonly order: number = 600;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { captureMethod } = this.config.get('stripe', { infer: true });
    // Without it Stripe captures as suits the payment method.
    return captureMethod === 'manual' ? { payment_intent_data: { capture_method: 'manual' } } : {};
  }
}
