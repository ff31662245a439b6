import { Injectable, Logger } from '@nestjs/common';
import type { ProblemCode } from '@till/shared-types';
import type Stripe from 'stripe';
import { DatabaseService } from '../database/database.service';
import { NO_FACTS } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { OrderTokenService } from '../orders/order-token.service';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { AttemptsRepository } from './attempts.repository';
import { refused } from './checkout-refusal';
import { withToken } from './session-request';
import { SettlementService } from './settlement.service';
import { sessionFact } from './stripe-facts';
import { StripeRefusalError } from './stripe-fault';
import { StripeService } from './stripe.service';

/** Seconds around an attempt in which its session must have been made, whatever the two clocks say. */
const SEARCH_SECONDS = 900;

/** Gets the session of an order from Stripe, once, and stores it. The caller has the attempt's lease. */
@Injectable()
export class SessionOpeningService {
  private readonly logger = new Logger('Checkout');

  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly attempts: AttemptsRepository,
    private readonly facts: FactsRepository,
    private readonly stripe: StripeService,
    private readonly settlement: SettlementService,
    private readonly tokens: OrderTokenService,
  ) {}

  /** @throws StripeUnavailableError when it may be tried again, ProblemException when Stripe never will */
  async open(orderId: string): Promise<void> {
    try {
      const session = await this.session(orderId);
      const fact = sessionFact(session, [], await this.facts.nextReadSeq());
      await this.database.transaction((tx) =>
        this.settlement.record(tx, orderId, { ...NO_FACTS, session: fact }),
      );
    } catch (error) {
      if (error instanceof StripeRefusalError) throw await this.refuse(orderId, error);
      await this.attempts.giveUp(orderId);
      throw error;
    }
  }

  private async session(orderId: string): Promise<Stripe.Checkout.Session> {
    const order = await this.orders.byId(orderId);
    const attempt = await this.database.transaction((tx) => this.attempts.find(tx, orderId));
    if (!order || !attempt) throw new Error(`There is no attempt for order ${orderId}`);
    if (!attempt.stale) {
      const request = withToken(order.snapshot.request, this.tokens.tokenOf(orderId));
      return this.stripe.createSession(request, attempt.stripeKey);
    }
    const made = Math.floor(attempt.createdAt.getTime() / 1000);
    const window = { gte: made - SEARCH_SECONDS, lte: made + SEARCH_SECONDS };
    const found = await this.stripe.findSession(orderId, window);
    if (found) return found;
    throw new StripeRefusalError('never_made', undefined);
  }

  private async refuse(orderId: string, error: StripeRefusalError): Promise<ProblemException> {
    const refusal = refusalCode(error);
    this.logger.error(`Stripe will not make a session (${error.code})`);
    await this.database.transaction(async (tx) => {
      await this.attempts.close(tx, orderId, { state: 'refused', refusal });
      await this.settlement.record(tx, orderId, NO_FACTS);
    });
    return refused(refusal);
  }
}

function refusalCode({ code }: StripeRefusalError): ProblemCode {
  return code === 'amount_too_small' || code === 'amount_too_large' ? code : 'checkout_refused';
}
