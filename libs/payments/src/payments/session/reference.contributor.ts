import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { ORDER_KEY, SHOP_KEY } from '../session-request';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** Ties Stripe's objects to the order. Settlement finds the order by it, so a replacement must say the same. */
@Injectable()
export class ReferenceContributor extends CheckoutSessionContributor {
  readonly name: string = 'reference';
  readonly order: number = 300;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute({ orderId }: SessionDraft): Partial<SessionRequest> {
    const { id } = this.settings.shop;
    const metadata = { [SHOP_KEY]: id, [ORDER_KEY]: orderId };
    return { client_reference_id: orderId, metadata, payment_intent_data: { metadata } };
  }
}
