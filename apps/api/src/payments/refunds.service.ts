import { Injectable } from '@nestjs/common';
import { money, type Money } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import { EffectsService, REFUND_UNFULFILLABLE } from '../orders/effects.service';
import type { RefundFact } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { RefundRequestsRepository, type StoredRefundRequest } from './refund-requests.repository';
import { SettlementService } from './settlement.service';
import { StripeRefusalError } from './stripe-fault';
import { StripeService } from './stripe.service';

export interface RefundOrder {
  readonly orderId: string;
  /** What is left of the payment where none is given. */
  readonly amount?: Money;
  /** The same name for the same order is the same refund, however often it is asked for. */
  readonly name: string;
}

/** Gives money back. Two refunds at once never give back more than was taken. */
@Injectable()
export class RefundsService {
  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly requests: RefundRequestsRepository,
    private readonly settlement: SettlementService,
    private readonly stripe: StripeService,
    effects: EffectsService,
  ) {
    effects.register({
      name: REFUND_UNFULFILLABLE,
      run: (orderId) => this.refund({ orderId, name: 'unfulfillable' }),
    });
  }

  /**
   * Returns when the refund is Stripe's and the order shows it, or when there is nothing left to give back and no
   * amount was asked for.
   * @throws ProblemException invalid_state for an order that was not paid, refund_exceeds_rest, currency_mismatch,
   * out_of_range, refund_refused, stripe_unavailable (ask again with the same name)
   */
  async refund(order: RefundOrder): Promise<void> {
    // Stripe forgets a key after a day, so what became of an earlier request is read, not tried.
    await this.settlement.settle(order.orderId);
    const reserved = await this.reserve(order);
    if (!reserved) return;
    const { request, paymentIntentId } = reserved;
    try {
      await this.stripe.createRefund(paymentIntentId, request);
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
      await this.requests.refuse(request.stripeKey);
      throw new ProblemException('refund_refused', 'Stripe refuses this refund.', { cause: error });
    }
    await this.settlement.settle(order.orderId);
  }

  /** Counts the refund as given before Stripe is asked for it. @returns undefined when there is nothing to ask */
  private reserve({ orderId, amount, name }: RefundOrder) {
    return this.database.transaction(async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      const { payment, session, refunds } = await this.facts.read(tx, orderId);
      if (session?.paymentStatus === 'no_payment_required') return undefined;
      if (!order || payment?.status !== 'succeeded') {
        throw new ProblemException('invalid_state', 'Only an order that was paid can be refunded.');
      }
      const requests = await this.requests.all(tx, orderId);
      const named = requests.filter((request) => request.name === name);
      const standing = named.find(({ refused }) => !refused);
      if (standing) {
        const isMade = refunds.some(({ requestKey }) => requestKey === standing.stripeKey);
        return isMade ? undefined : { request: standing, paymentIntentId: payment.id };
      }
      const rest = money(payment.amountReceived - given(refunds, requests), payment.currency);
      if (!amount && rest.amount === 0) return undefined;
      // Under the key of a refused try Stripe would only repeat that it refuses.
      const stripeKey = `refund:${orderId}:${name}:${named.length + 1}`;
      const request = { orderId, name, stripeKey, amount: checked(amount ?? rest, rest) };
      await this.requests.insert(tx, request);
      return { request, paymentIntentId: payment.id };
    });
  }
}

/** What Stripe gives or gave back, and what it is being asked for. Minor units. */
function given(refunds: readonly RefundFact[], requests: readonly StoredRefundRequest[]): number {
  const made = new Set(refunds.map(({ requestKey }) => requestKey));
  const amounts = [
    ...refunds.filter(({ status }) => !['failed', 'canceled'].includes(status)),
    ...requests.filter(({ refused, stripeKey }) => !refused && !made.has(stripeKey)),
  ];
  return amounts.reduce((total, { amount }) => total + amount, 0);
}

function checked(amount: Money, rest: Money): number {
  if (amount.currency !== rest.currency) {
    throw new ProblemException('currency_mismatch', `The order was paid in ${rest.currency}.`);
  }
  if (amount.amount <= 0) throw new ProblemException('out_of_range', 'A refund is more than 0.');
  if (amount.amount > rest.amount) {
    throw new ProblemException('refund_exceeds_rest', 'That is more than is left of the payment.');
  }
  return amount.amount;
}
