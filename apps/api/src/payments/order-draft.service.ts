import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../config/configuration';
import type { NewOrder } from '../orders/order';
import { orderNumber } from '../orders/order-number';
import { sha256 } from '../orders/digest';
import { OrderTokenService } from '../orders/order-token.service';
import type { CheckoutCommand } from './checkout-command';
import type { PricedCart } from './priced-cart';
import { sessionRequest } from './session-request';

/** Writes down what is agreed, the request to Stripe included, before anybody is asked for money. */
@Injectable()
export class OrderDraftService {
  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly tokens: OrderTokenService,
  ) {}

  draft(id: string, command: CheckoutCommand, cart: PricedCart): NewOrder {
    const { id: shopId, sessionMinutes } = this.config.get('shop', { infer: true });
    const { webUrl } = this.config.get('http', { infer: true });
    const { mode, paymentMethods } = this.config.get('stripe', { infer: true });
    const number = orderNumber();
    const { lines, subtotal, contentHash } = cart;
    const request = sessionRequest({
      orderId: id,
      number,
      lines,
      shopId,
      webUrl,
      picturesReachable: mode === 'emulator' || webUrl.startsWith('https:'),
      uiMode: command.request.uiMode ?? 'hosted_page',
      locale: command.request.locale,
      paymentMethods,
      expiresAt: Math.floor(Date.now() / 1000) + sessionMinutes * 60,
    });
    return {
      id,
      number,
      shopId,
      tokenHash: sha256(this.tokens.tokenOf(id)),
      cartHash: command.cartHash,
      contentHash,
      visitorHash: command.visitorHash,
      snapshot: {
        lines,
        subtotal,
        allowed: { discount: false, shipping: false, tax: false },
        request,
      },
    };
  }
}
