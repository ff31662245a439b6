import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { DiscoveryService } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Configuration } from '../../config/configuration';
import { BUYER_KEY, SHOP_KEY } from '../session-request';
import { StripeService } from '../stripe.service';
import { Buyers } from './buyers';
import { CustomersRepository } from './customers.repository';

const BUYER_ID = /^[\w.:|-]{1,200}$/;

/** Two providers tell who is buying, or one tells it in a way that Stripe must not get. */
export class BuyersError extends Error {
  override readonly name = 'BuyersError';
}

/** Stripe's customer of a buyer: one for each, however often they come back. */
@Injectable()
export class CustomersService implements OnModuleInit {
  private buyers: Buyers | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly customers: CustomersRepository,
    private readonly stripe: StripeService,
    private readonly config: ConfigService<Configuration, true>,
  ) {}

  /** @throws BuyersError */
  onModuleInit(): void {
    const found = this.discovery
      .getProviders()
      .map(({ instance }): unknown => instance)
      .filter((instance) => instance instanceof Buyers);
    const [buyers, other] = new Set(found);
    if (buyers && other) {
      const names = `${buyers.constructor.name} and ${other.constructor.name}`;
      throw new BuyersError(`${names} both tell who is buying`);
    }
    this.buyers = buyers;
  }

  /** @returns undefined for a guest @throws BuyersError, and whatever the shop's own sign-in throws */
  async buyerOf(request: FastifyRequest): Promise<string | undefined> {
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
    const { id: shopId } = this.config.get('shop', { infer: true });
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
