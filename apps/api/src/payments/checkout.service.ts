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
import type { PricedCart } from './priced-cart';
import { PricingService } from './pricing.service';
import { SessionOpeningService } from './session-opening.service';
import { SettlementService } from './settlement.service';
import { StripeService } from './stripe.service';

/** How long a request waits for another that makes the same session. */
const PATIENCE_MS = 10_000;
const POLL_MS = 100;

export interface CheckoutAnswer {
  readonly session: CheckoutSession;
  /** The session was there already. */
  readonly replayed: boolean;
}

/** From a cart to the address where it is paid. */
@Injectable()
export class CheckoutService {
  constructor(
    private readonly database: DatabaseService,
    private readonly claims: CheckoutClaimService,
    private readonly pricing: PricingService,
    private readonly opening: SessionOpeningService,
    private readonly settlement: SettlementService,
    private readonly stripe: StripeService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly tokens: OrderTokenService,
  ) {}

  /**
   * @param key the client's idempotency key
   * @param address the visitor's, for the limit; kept as a keyed hash only
   * @throws ProblemException see the codes of the route in `docs/flow.md`
   */
  async checkout(
    request: CreateCheckoutSession,
    key: string,
    address: string,
  ): Promise<CheckoutAnswer> {
    const command = this.command(request, key, address);
    let cart: PricedCart | undefined;
    const patience = Date.now() + PATIENCE_MS;
    while (Date.now() < patience) {
      const step = await this.claims.claim(command, cart);
      switch (step.kind) {
        case 'price':
          cart = await this.pricing.price(request);
          break;
        case 'replay':
          return { session: await this.answer(step.orderId), replayed: true };
        case 'open': {
          const refusal = await this.opening.open(step.orderId);
          if (!refusal) return { session: await this.answer(step.orderId), replayed: false };
          if (refusal !== 'never_made') throw refused(refusal);
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

  private command(request: CreateCheckoutSession, key: string, address: string): CheckoutCommand {
    const visitorHash = this.tokens.visitorHash(address);
    const cartHash = request.cartId === undefined ? null : sha256(request.cartId);
    const fingerprint = sha256(JSON.stringify(request));
    return { request, scope: cartHash ?? visitorHash, key, fingerprint, cartHash, visitorHash };
  }

  /** Closes the session of a cart that has changed since; if it was paid just now, the claim will say so. */
  private async supersede(orderId: string): Promise<void> {
    const { session } = await this.facts.read(this.database.queries, orderId);
    if (session) {
      await this.stripe.expireSession(session.id);
      await this.settlement.settle(orderId);
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
