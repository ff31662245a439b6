import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CheckoutSession, CreateCheckoutSession } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import { FactsRepository } from '../orders/facts.repository';
import { sha256 } from '../orders/digest';
import { OrderTokenService } from '../orders/order-token.service';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { refused } from './checkout-refusal';
import { CheckoutClaimService } from './checkout-claim.service';
import type { CheckoutCommand } from './checkout-command';
import { CustomersService } from './customers/customers.service';
import type { PricedCart } from './priced-cart';
import { PricingService } from './pricing.service';
import { SessionOpeningService } from './session-opening.service';
import { SettlementService } from './settlement.service';
import { inShoppersTime, PATIENCE_MS } from './stripe-errand';
import { StripeRefusalError } from './stripe-fault';
import { StripeService } from './stripe.service';
import { StripeTraffic } from './stripe-traffic';

const POLL_MS = 100;

export interface CheckoutAnswer {
  readonly session: CheckoutSession;
  /** The session was there already. */
  readonly replayed: boolean;
}

export interface Visitor {
  /** For the limit; kept as a keyed hash only. */
  readonly address: string;
  /** As the shop's own sign-in calls them; undefined for a guest. */
  readonly buyerId: string | undefined;
}

/** From a cart to the address where it is paid. */
@Injectable()
export class CheckoutService {
  constructor(
    private readonly database: DatabaseService,
    private readonly claims: CheckoutClaimService,
    private readonly pricing: PricingService,
    private readonly customers: CustomersService,
    private readonly opening: SessionOpeningService,
    private readonly settlement: SettlementService,
    private readonly stripe: StripeService,
    private readonly traffic: StripeTraffic,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly tokens: OrderTokenService,
  ) {}

  /**
   * Answers within the shopper's patience, whatever Stripe does.
   * @param key the client's idempotency key
   * @throws ProblemException see the codes of the route in `docs/flow.md`
   */
  checkout(request: CreateCheckoutSession, key: string, visitor: Visitor): Promise<CheckoutAnswer> {
    return inShoppersTime(() => this.proceed(this.command(request, key, visitor)));
  }

  private async proceed(command: CheckoutCommand): Promise<CheckoutAnswer> {
    let cart: PricedCart | undefined;
    const patience = performance.now() + PATIENCE_MS;
    while (performance.now() < patience) {
      const step = await this.claims.claim(command, cart);
      switch (step.kind) {
        case 'price':
          // Nothing is begun, no stock is held, for a session that Stripe cannot be asked for.
          this.traffic.admit();
          cart = await this.cartOf(command);
          break;
        case 'replay':
          return { session: await this.answer(step.orderId), replayed: true };
        case 'open': {
          const refusal = await this.opening.open(step.orderId);
          if (!refusal) return { session: await this.answer(step.orderId), replayed: false };
          if (refusal !== 'never_made') throw refused(refusal);
          cart = undefined;
          break;
        }
        case 'supersede':
          await this.supersede(step.orderId);
          await wait(POLL_MS);
          break;
        case 'wait':
          await wait(POLL_MS);
      }
    }
    throw new ProblemException(
      'request_in_progress',
      'The same checkout is being prepared. Try again in a moment.',
      { retryAfterSeconds: 2 },
    );
  }

  /** Priced first: who buys what cannot be sold is not made known to Stripe. */
  private async cartOf({ request, buyerId }: CheckoutCommand): Promise<PricedCart> {
    const cart = await this.pricing.price(request);
    if (buyerId === undefined) return cart;
    const customerId = await this.customerOf(buyerId);
    return { ...cart, customerId, contentHash: sha256(`${cart.contentHash} ${customerId}`) };
  }

  private async customerOf(buyerId: string): Promise<string> {
    try {
      return await this.customers.customerOf(buyerId);
    } catch (error) {
      throw error instanceof StripeRefusalError ? refused('checkout_refused') : error;
    }
  }

  private command(
    request: CreateCheckoutSession,
    key: string,
    { address, buyerId }: Visitor,
  ): CheckoutCommand {
    const visitorHash = this.tokens.visitorHash(address);
    const cartHash = request.cartId === undefined ? null : sha256(request.cartId);
    // Whoever signs in on the same device may not be led to the page of the one before.
    const fingerprint = sha256(
      JSON.stringify(buyerId === undefined ? request : { request, buyerId }),
    );
    const scope = cartHash ?? visitorHash;
    return { request, scope, key, fingerprint, cartHash, visitorHash, buyerId };
  }

  /** Closes the session of a cart that has changed since; if it was paid just now, the claim will say so. */
  private async supersede(orderId: string): Promise<void> {
    const { session } = await this.facts.read(this.database.queries, orderId);
    if (session) {
      await this.stripe.expireSession(session.id);
      await this.settlement.settle(orderId, 'checkout');
    } else {
      // Stripe may have made one all the same: ask with the same key, and come back to close it.
      await this.opening.open(orderId);
    }
  }

  private async answer(orderId: string): Promise<CheckoutSession> {
    const order = await this.orders.byId(orderId);
    const { session } = await this.facts.read(this.database.queries, orderId);
    if (!order || !session) throw new Error(`Order ${orderId} has no session`);
    return {
      id: session.id,
      url: session.url,
      ...(session.clientSecret && { clientSecret: session.clientSecret }),
      order: { number: order.number, token: this.tokens.tokenOf(orderId) },
    };
  }
}
