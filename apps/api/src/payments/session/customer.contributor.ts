import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** Who comes back is the same customer at Stripe, finds the details of last time, and the cards that were saved. */
@Injectable()
export class CustomerContributor extends CheckoutSessionContributor {
  readonly name: string = 'customer';
  readonly order: number = 1900;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(
    { customerId }: SessionDraft,
    { shipping_address_collection: delivery }: Partial<SessionRequest>,
  ): Partial<SessionRequest> {
    if (!customerId) return {};
    const { savedCards } = this.config.get('session', { infer: true });
    return {
      customer: customerId,
      // Taxes and invoices are made of what the customer has, so what is typed has to get there.
      customer_update: { name: 'auto', address: 'auto', ...(delivery && { shipping: 'auto' }) },
      ...(savedCards && {
        saved_payment_method_options: {
          payment_method_save: 'enabled',
          payment_method_remove: 'enabled',
        },
      }),
    };
  }
}
