import { Injectable, Logger } from '@nestjs/common';
import type { ProblemCode } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import { NO_FACTS } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { OrderTokenService } from '../orders/order-token.service';
import { OrdersRepository } from '../orders/orders.repository';
import { type Attempt, AttemptsRepository } from './attempts.repository';
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

  /**
   * @returns the problem code when Stripe never will make the session, `never_made` when it never heard of it
   * @throws StripeUnavailableError when it may be tried again
   */
  async open(orderId: string): Promise<ProblemCode | 'never_made' | undefined> {
    try {
      const { order, attempt } = await this.find(orderId);
      if (attempt.stale) return await this.lookUp(attempt);
      const readSeq = await this.facts.nextReadSeq();
      const request = withToken(order.snapshot.request, this.tokens.tokenOf(orderId));
      const session = await this.stripe.createSession(request, attempt.stripeKey);
      const read = { ...NO_FACTS, session: sessionFact(session, [], readSeq) };
      await this.database.transaction((tx) => this.settlement.record(tx, orderId, read));
      return undefined;
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) {
        await this.attempts.giveUp(orderId);
        throw error;
      }
      this.logger.error(`Stripe will not make a session (${error.code})`);
      const refusal = refusalCode(error);
      await this.refuse(orderId, refusal);
      return refusal;
    }
  }

  /** Stripe may have forgotten the key by now, so the call is not repeated. */
  private async lookUp({ orderId, createdAt }: Attempt): Promise<'never_made' | undefined> {
    const made = Math.floor(createdAt.getTime() / 1000);
    const window = { gte: made - SEARCH_SECONDS, lte: made + SEARCH_SECONDS };
    const found = await this.stripe.findSession(orderId, window);
    if (found && (await this.settlement.settle(orderId, found.id))) return undefined;
    await this.refuse(orderId, null);
    return 'never_made';
  }

  private async find(orderId: string) {
    const order = await this.orders.byId(orderId);
    const attempt = await this.database.transaction((tx) => this.attempts.find(tx, orderId));
    if (!order || !attempt) throw new Error(`There is no attempt for order ${orderId}`);
    return { order, attempt };
  }

  /** Cancels the order and gives its stock back. */
  private async refuse(orderId: string, refusal: ProblemCode | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.orders.lock(tx, orderId);
      await this.attempts.close(tx, orderId, { state: 'refused', refusal });
      await this.settlement.record(tx, orderId, NO_FACTS);
    });
  }
}

function refusalCode({ code }: StripeRefusalError): ProblemCode {
  return code === 'amount_too_small' || code === 'amount_too_large' ? code : 'checkout_refused';
}
