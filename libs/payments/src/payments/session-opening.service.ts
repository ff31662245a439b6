import { Injectable, Logger } from '@nestjs/common';
import type { ProblemCode } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { NO_FACTS } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import type { StoredOrder } from '../orders/order';
import { OrderTokenService } from '../orders/order-token.service';
import { OrdersRepository } from '../orders/orders.repository';
import { type Attempt, AttemptsRepository } from './attempts.repository';
import { CustomersService } from './customers/customers.service';
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
    private readonly customers: CustomersService,
    jobs: JobQueue,
  ) {
    jobs.work('look-up-session', async ({ orderId }) => {
      await this.open(orderId);
    });
  }

  /**
   * @returns the problem code when Stripe never will make the session, `never_made` when it may be asked for anew
   * @throws StripeUnavailableError when it may be tried again
   */
  async open(orderId: string): Promise<ProblemCode | 'never_made' | undefined> {
    try {
      const { order, attempt } = await this.find(orderId);
      return await (attempt.stale ? this.lookUp(attempt) : this.create(order, attempt));
    } catch (error) {
      await this.attempts.giveUp(orderId);
      throw error;
    }
  }

  private async create(
    { id, snapshot }: StoredOrder,
    { stripeKey }: Attempt,
  ): Promise<ProblemCode | 'never_made' | undefined> {
    const readSeq = await this.facts.nextReadSeq();
    const request = withToken(snapshot.request, this.tokens.tokenOf(id));
    try {
      const session = await this.stripe.createSession(request, stripeKey);
      const read = { ...NO_FACTS, session: sessionFact(session, [], readSeq) };
      await this.database.transaction((tx) => this.settlement.record(tx, id, read, 'checkout'));
      return undefined;
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
      this.logger.error(`Stripe will not make a session (${error.code})`, error.trace);
      if (request.customer && isUnknownCustomer(error)) {
        await this.customers.forget(request.customer);
        await this.refuse(id, null);
        return 'never_made';
      }
      const refusal = refusalCode(error);
      await this.refuse(id, refusal);
      return refusal;
    }
  }

  /** Stripe may have forgotten the key by now, so the call is not repeated. */
  private async lookUp({ orderId, createdAt }: Attempt): Promise<'never_made' | undefined> {
    const made = Math.floor(createdAt.getTime() / 1000);
    const window = { gte: made - SEARCH_SECONDS, lte: made + SEARCH_SECONDS };
    for await (const sessions of this.stripe.sessions(window)) {
      const found = sessions.find(({ client_reference_id: owner }) => owner === orderId);
      if (found && (await this.settlement.settle(orderId, 'sweep', found.id))) return undefined;
    }
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
      await this.settlement.record(tx, orderId, NO_FACTS, 'checkout');
    });
  }
}

function isUnknownCustomer({ code, trace }: StripeRefusalError): boolean {
  return code === 'resource_missing' && trace.param === 'customer';
}

function refusalCode({ code }: StripeRefusalError): ProblemCode {
  return code === 'amount_too_small' || code === 'amount_too_large' ? code : 'checkout_refused';
}
