import { Injectable } from '@nestjs/common';
import { CheckoutSessionContributor, type SessionDraft, type SessionRequest } from '@till/payments';

/** Whatever Stripe offers in euros; cards alone elsewhere. */
@Injectable()
export class MethodsContributor extends CheckoutSessionContributor {
  readonly name = 'methods-by-currency';
  readonly order = 500;
  override readonly replaces = 'payment-methods';

  contribute({ subtotal }: SessionDraft): Partial<SessionRequest> {
    return subtotal.currency === 'eur' ? {} : { allowed_payment_method_types: ['card'] };
  }
}
