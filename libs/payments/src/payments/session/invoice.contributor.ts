import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { ORDER_KEY, SHOP_KEY } from '../session-request';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** Has Stripe make an invoice of what was paid. */
@Injectable()
export class InvoiceContributor extends CheckoutSessionContributor {
  readonly name: string = 'invoice';
  readonly order: number = 1500;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  /** Stripe's events about it name the order, so that what they tell of the buyer can be erased. */
  contribute({ orderId, number }: SessionDraft): Partial<SessionRequest> {
    const { invoices } = this.settings.session;
    const { id: shopId } = this.settings.shop;
    if (!invoices) return {};
    const invoice_data = {
      description: `Order ${number}`,
      metadata: { [SHOP_KEY]: shopId, [ORDER_KEY]: orderId },
    };
    return { invoice_creation: { enabled: true, invoice_data } };
  }
}
