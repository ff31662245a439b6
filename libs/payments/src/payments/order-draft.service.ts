import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../options/payments.settings';
import type { NewOrder } from '../orders/order';
import { orderNumber } from '../orders/order-number';
import { sha256 } from '../orders/digest';
import { OrderTokenService } from '../orders/order-token.service';
import type { CheckoutCommand } from './checkout-command';
import type { PricedCart } from './priced-cart';
import { SessionRequestService } from './session/session-request.service';

/** Writes down what is agreed, the request to Stripe included, before anybody is asked for money. */
@Injectable()
export class OrderDraftService {
  constructor(
    private readonly settings: PaymentsSettings,
    private readonly tokens: OrderTokenService,
    private readonly requests: SessionRequestService,
  ) {}

  draft(id: string, command: CheckoutCommand, cart: PricedCart): NewOrder {
    const { id: shopId } = this.settings.shop;
    const { uiMode = 'hosted_page', locale } = command.request;
    const { lines, subtotal, contentHash, customerId } = cart;
    const number = orderNumber();
    const asked = { lines, subtotal, uiMode, locale, customerId };
    const agreed = this.requests.compose({ orderId: id, number, ...asked });
    return {
      id,
      number,
      shopId,
      tokenHash: sha256(this.tokens.tokenOf(id)),
      cartHash: command.cartHash,
      contentHash,
      visitorHash: command.visitorHash,
      snapshot: { lines, subtotal, locale, ...agreed },
    };
  }
}
