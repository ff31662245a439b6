import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { ProblemException } from '../../problems/problem.exception';
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
    if (!lines.some(({ shippable }) => shippable)) return {};
    // Stripe would ask for no address at all.
    if (shipTo.length === 0) {
      throw new ProblemException('checkout_refused', 'The shop does not send goods anywhere yet.');
    }
    return { shipping_address_collection: { allowed_countries: [...shipTo] } };
  }
}
