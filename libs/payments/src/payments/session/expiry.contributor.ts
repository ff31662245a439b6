import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Until when it can be paid, which is as long as its stock is held. */
@Injectable()
export class ExpiryContributor extends CheckoutSessionContributor {
  readonly name: string = 'expiry';
  readonly order: number = 1000;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { sessionMinutes } = this.settings.shop;
    return { expires_at: Math.floor(Date.now() / 1000) + sessionMinutes * 60 };
  }
}
