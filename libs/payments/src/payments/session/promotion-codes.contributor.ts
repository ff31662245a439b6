import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** A field for promotion codes, where no discount is given already: Stripe takes one of the two. */
@Injectable()
export class PromotionCodesContributor extends CheckoutSessionContributor {
  readonly name: string = 'promotion-codes';
  /** After whoever gives a discount. */
  readonly order: number = 10_000;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(
    _draft: SessionDraft,
    { discounts }: Partial<SessionRequest>,
  ): Partial<SessionRequest> {
    const { promotionCodes } = this.settings.session;
    return promotionCodes && !discounts?.length ? { allow_promotion_codes: true } : {};
  }
}
