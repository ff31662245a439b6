import { Injectable } from '@nestjs/common';
import type { OrderLine } from '@till/shared-types';
import type Stripe from 'stripe';
import { PaymentsSettings } from '../../options/payments.settings';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** What is sold, at the catalogue's prices. */
@Injectable()
export class LineItemsContributor extends CheckoutSessionContributor {
  readonly name: string = 'line-items';
  readonly order: number = 200;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute({ lines }: SessionDraft): Partial<SessionRequest> {
    return { line_items: lines.map((line) => this.lineItem(line)) };
  }

  protected lineItem(line: OrderLine): Stripe.Checkout.SessionCreateParams.LineItem {
    const { name, productId, quantity, unitPrice } = line;
    const images = this.images(line);
    const { automaticTax } = this.settings.session;
    return {
      quantity,
      price_data: {
        currency: unitPrice.currency,
        unit_amount: unitPrice.amount,
        ...(automaticTax !== 'off' && { tax_behavior: automaticTax }),
        product_data: {
          name,
          metadata: { product_id: productId },
          ...(images && { images }),
        },
      },
    };
  }

  /** Stripe's page loads no pictures from an address it cannot reach, or that is not https. */
  private images({ image }: OrderLine): string[] | undefined {
    const { webUrl } = this.settings;
    const { mode } = this.settings.stripe;
    return mode === 'emulator' || webUrl.startsWith('https:') ? [`${webUrl}${image}`] : undefined;
  }
}
