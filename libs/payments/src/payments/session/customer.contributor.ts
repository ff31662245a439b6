import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
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

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(
    { customerId }: SessionDraft,
    { shipping_address_collection: delivery }: Partial<SessionRequest>,
  ): Partial<SessionRequest> {
    if (!customerId) return {};
    const { savedCards } = this.settings.session;
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
