import { Injectable } from '@nestjs/common';
import { CheckoutSessionContributor, type SessionDraft, type SessionRequest } from '@till/payments';

/** A coupon made in Stripe's dashboard, for whoever buys for 5,000 rupees or more. */
@Injectable()
export class AutumnSaleContributor extends CheckoutSessionContributor {
  readonly name = 'spec-autumn-sale';
  readonly order = 1100;

  contribute({ subtotal }: SessionDraft): Partial<SessionRequest> {
    const applies = subtotal.currency === 'inr' && subtotal.amount >= 500_000;
    return {
      metadata: { campaign: 'autumn' },
      ...(applies && { discounts: [{ coupon: 'autumn' }] }),
    };
  }
}
