import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Currency } from '@till/shared-types';
import type Stripe from 'stripe';
import { Catalog } from '../../catalog/catalog';
import { PaymentsSettings } from '../../options/payments.settings';
import { PaymentsOptionsError } from '../../options/settings-of';
import { ProblemException } from '../../problems/problem.exception';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

type Option = Stripe.Checkout.SessionCreateParams.ShippingOption;

/** Stripe's tax code of shipping. */
const SHIPPING = 'txcd_92010001';

/** What sending the order costs, for the shopper to choose from, if there is anything to send. */
@Injectable()
export class ShippingOptionsContributor
  extends CheckoutSessionContributor
  implements OnApplicationBootstrap
{
  readonly name: string = 'shipping-options';
  readonly order: number = 1200;

  private readonly logger = new Logger('Checkout');

  /** @throws PaymentsOptionsError where nothing can be sent for a price in the shop's own currency */
  constructor(
    private readonly settings: PaymentsSettings,
    private readonly catalog: Catalog,
  ) {
    super();
    const { currency } = settings.shop;
    if (this.isMissing(currency)) throw new PaymentsOptionsError(faultOf(currency));
  }

  /** A price in one more currency may come into the catalogue at any time: it keeps nothing else from being sold. */
  async onApplicationBootstrap(): Promise<void> {
    for (const currency of await this.catalog.currencies()) {
      if (this.isMissing(currency)) this.logger.error(faultOf(currency));
    }
  }

  contribute({ lines, subtotal }: SessionDraft): Partial<SessionRequest> {
    const isSent = lines.some(({ shippable }) => shippable);
    if (!isSent || this.session.shippingOptions.length === 0) return {};
    if (this.isMissing(subtotal.currency)) {
      throw new ProblemException(
        'currency_mismatch',
        'Nothing can be sent for a price in this currency. Choose another.',
      );
    }
    return { shipping_options: this.options(subtotal.currency) };
  }

  private isMissing(currency: Currency): boolean {
    return this.session.shippingOptions.length > 0 && this.options(currency).length === 0;
  }

  private options(currency: Currency): Option[] {
    const { shippingOptions, automaticTax } = this.session;
    const tax = automaticTax === 'off' ? {} : { tax_behavior: automaticTax, tax_code: SHIPPING };
    return shippingOptions.flatMap(({ name, prices }): Option[] => {
      const amount = prices[currency];
      if (amount === undefined) return [];
      const price = { type: 'fixed_amount', fixed_amount: { amount, currency } } as const;
      return [{ shipping_rate_data: { display_name: name, ...price, ...tax } }];
    });
  }

  private get session() {
    return this.settings.session;
  }
}

function faultOf(currency: Currency): string {
  return `The shipping options have no price in ${currency}: expected one in each currency of the catalogue`;
}
