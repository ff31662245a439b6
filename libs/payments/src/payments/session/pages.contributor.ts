import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { ORDER_TOKEN } from '../session-request';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/**
 * What kind of page it is and where it leads, in the storefront's language. Every address is made of the
 * configuration's.
 */
@Injectable()
export class PagesContributor extends CheckoutSessionContributor {
  readonly name: string = 'pages';
  readonly order: number = 100;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute({ uiMode, locale }: SessionDraft): Partial<SessionRequest> {
    const { webUrl, pages } = this.settings;
    const order = webUrl + pages.order(ORDER_TOKEN, locale);
    const addresses =
      uiMode === 'embedded_page'
        ? { return_url: order }
        : { success_url: order, cancel_url: webUrl + pages.canceled(locale) };
    return { mode: 'payment', ui_mode: uiMode, ...addresses };
  }
}
