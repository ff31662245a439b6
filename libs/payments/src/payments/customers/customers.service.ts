import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HandlerDiscovery } from '../../jobs/handler.discovery';
import { PaymentsSettings } from '../../options/payments.settings';
import { BUYER_KEY, SHOP_KEY } from '../session-request';
import { StripeService } from '../stripe.service';
import { Buyers, type Visit } from './buyers';
import { CustomersRepository } from './customers.repository';

const BUYER_ID = /^[\w.:|-]{1,200}$/;

/** Two providers tell who is buying, or one tells it in a way that Stripe must not get. */
export class BuyersError extends Error {
  override readonly name = 'BuyersError';
  readonly code = 'buyers_unusable';
}

/** Stripe's customer of a buyer: one for each, however often they come back. */
@Injectable()
export class CustomersService implements OnModuleInit {
  private buyers: Buyers | undefined;

  constructor(
    private readonly discovery: HandlerDiscovery,
    private readonly customers: CustomersRepository,
    private readonly stripe: StripeService,
    private readonly settings: PaymentsSettings,
  ) {}

  /** @throws BuyersError */
  onModuleInit(): void {
    const [buyers, other] = this.discovery.instancesOf(Buyers);
    if (buyers && other) {
      const names = `${buyers.constructor.name} and ${other.constructor.name}`;
      throw new BuyersError(`${names} both tell who is buying`);
    }
    this.buyers = buyers;
  }

  /** @returns undefined for a guest @throws BuyersError, and whatever the shop's own sign-in throws */
  async buyerOf(request: Visit): Promise<string | undefined> {
    const buyerId = await this.buyers?.buyerOf(request);
    if (buyerId === undefined || BUYER_ID.test(buyerId)) return buyerId;
    throw new BuyersError('A buyer id is up to 200 of letters, digits and _.:|-');
  }

  /**
   * Stripe's id of the buyer, who is made known to Stripe once, whatever breaks off in between.
   * @throws StripeRefusalError, StripeUnavailableError
   */
  async customerOf(buyerId: string): Promise<string> {
    const customer = await this.customers.ofBuyer(buyerId);
    if (customer.customerId) return customer.customerId;
    const { id: shopId } = this.settings.shop;
    const metadata = { [SHOP_KEY]: shopId, [BUYER_KEY]: buyerId };
    // Should Stripe have forgotten the key after a day, a customer stays behind that nobody uses.
    const { id } = await this.stripe.createCustomer(metadata, customer.stripeKey);
    await this.customers.made(customer, id);
    return id;
  }

  /** Stripe does not know it, as once it was deleted there, or after a change of keys. */
  forget(customerId: string): Promise<void> {
    return this.customers.forget(customerId);
  }
}
