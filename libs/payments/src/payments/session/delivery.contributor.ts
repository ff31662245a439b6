import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** Asks where to send the order, if there is anything to send. */
@Injectable()
export class DeliveryContributor extends CheckoutSessionContributor {
  readonly name: string = 'delivery';
  readonly order: number = 700;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute({ lines }: SessionDraft): Partial<SessionRequest> {
    const { shipTo } = this.settings.shop;
    return lines.some(({ shippable }) => shippable)
      ? { shipping_address_collection: { allowed_countries: [...shipTo] } }
      : {};
  }
}
