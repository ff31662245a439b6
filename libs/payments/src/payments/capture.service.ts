import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import type { SettlementSource } from '../database/schema/schema';
import type { PaymentFact } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { ofKnownPayment } from './known-payment';
import { SettlementService } from './settlement.service';
import { StripeRefusalError } from './stripe-fault';
import { StripeService } from './stripe.service';

/** Takes the money of an authorized order, or lets go of it. Either is for the whole amount, and final. */
@Injectable()
export class CaptureService {
  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly settlement: SettlementService,
    private readonly stripe: StripeService,
  ) {}

  /**
   * Returns when the order is paid.
   * @returns false when the money was taken before
   * @throws ProblemException invalid_state for an order that is not authorized (any more)
   * @throws StripeUnavailableError when it may be called again
   */
  async capture(orderId: string, source: SettlementSource = 'operator'): Promise<boolean> {
    const payment = await this.read(orderId, source);
    if (payment?.status === 'succeeded') return false;
    const order = await this.orders.byId(orderId);
    if (payment?.status !== 'requires_capture' || order?.status !== 'authorized') throw refused();
    await this.ask(() => this.stripe.capturePayment(payment.id, keyOf('capture', payment)));
    if ((await this.read(orderId, source))?.status !== 'succeeded') throw refused();
    return true;
  }

  /**
   * Returns when the authorization is gone, also when it was already: the order is canceled and its stock is back.
   * An order in review can be let go of as well.
   * @throws ProblemException invalid_state for an order whose money was taken, or never authorized
   * @throws StripeUnavailableError when it may be called again
   */
  async release(orderId: string, source: SettlementSource = 'operator'): Promise<void> {
    const payment = await this.read(orderId, source);
    if (payment?.status === 'canceled') return;
    if (payment?.status !== 'requires_capture') throw refused();
    await this.ask(() => this.stripe.cancelPayment(payment.id, keyOf('release', payment)));
    if ((await this.read(orderId, source))?.status !== 'canceled') throw refused();
  }

  private async read(orderId: string, source: SettlementSource): Promise<PaymentFact | undefined> {
    await ofKnownPayment(() => this.settlement.settle(orderId, source));
    return (await this.facts.read(this.database.queries, orderId)).payment;
  }

  /** A refusal means that somebody was faster, or that it is too late: what is read next tells which. */
  private async ask(call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
    }
  }
}

/**
 * A payment is taken or let go of once, whatever the key, so each reading may ask anew: under one key for good,
 * Stripe would repeat an error of its own for a day.
 */
function keyOf(what: 'capture' | 'release', { id, readSeq }: PaymentFact): string {
  return `${what}:${id}:${readSeq}`;
}

function refused(): ProblemException {
  return new ProblemException(
    'invalid_state',
    'The payment of this order is not authorized, or not any more.',
  );
}
