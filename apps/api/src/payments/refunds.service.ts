import { Injectable } from '@nestjs/common';
import { money, type Money } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import { EffectsService, REFUND_UNFULFILLABLE } from '../orders/effects.service';
import type { Facts } from '../orders/facts';
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
   * Returns when the refund is Stripe's and the order shows it.
   * @throws ProblemException invalid_state for an order that was not paid, refund_exceeds_rest, currency_mismatch,
   * out_of_range, refund_refused, stripe_unavailable (ask again with the same name)
   */
  async refund({ orderId, amount, name }: RefundOrder): Promise<void> {
    const { session } = await this.facts.read(this.database.queries, orderId);
    if (session?.paymentStatus === 'no_payment_required') return;
    const { request, paymentIntentId } = await this.reserve(orderId, amount, name);
    // Stripe forgets a key after a day, and would take it for another refund then.
    if (!request.refundId) await this.request(paymentIntentId, request);
    await this.settlement.settle(orderId);
  }

  private async request(paymentIntentId: string, request: StoredRefundRequest): Promise<void> {
    try {
      const { id } = await this.stripe.createRefund(paymentIntentId, request);
      await this.requests.answer(request.stripeKey, { refundId: id });
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
      await this.requests.answer(request.stripeKey, { refused: true });
      throw new ProblemException('refund_refused', 'Stripe refuses this refund.', { cause: error });
    }
  }

  /** Counts the refund as given before Stripe is asked for it. */
  private reserve(orderId: string, amount: Money | undefined, name: string) {
    return this.database.transaction(async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      const facts = await this.facts.read(tx, orderId);
      const { payment } = facts;
      if (!order || payment?.status !== 'succeeded') {
        throw new ProblemException('invalid_state', 'Only an order that was paid can be refunded.');
      }
      const stripeKey = `refund:${orderId}:${name}`;
      const known = await this.requests.find(tx, stripeKey);
      if (known) return { request: known, paymentIntentId: payment.id };
      const standing = await this.requests.standing(tx, orderId);
      const rest = money(payment.amountReceived - given(facts, standing), payment.currency);
      const asked = checked(amount ?? rest, rest);
      const request = { orderId, stripeKey, amount: asked, refundId: null };
      await this.requests.insert(tx, request);
      return { request, paymentIntentId: payment.id };
    });
  }
}

/** What Stripe gives or gave back, and what it is being asked for. Minor units. */
function given({ refunds }: Facts, requests: readonly StoredRefundRequest[]): number {
  const seen = new Set(refunds.map(({ id }) => id));
  const amounts = [
    ...refunds.filter(({ status }) => !['failed', 'canceled'].includes(status)),
    ...requests.filter(({ refundId }) => refundId === null || !seen.has(refundId)),
  ];
  return amounts.reduce((total, { amount }) => total + amount, 0);
}

function checked(amount: Money, rest: Money): number {
  if (amount.currency !== rest.currency) {
    throw new ProblemException('currency_mismatch', `The order was paid in ${rest.currency}.`);
  }
  if (amount.amount > rest.amount || rest.amount === 0) {
    throw new ProblemException('refund_exceeds_rest', 'That is more than is left of the payment.');
  }
  if (amount.amount <= 0) throw new ProblemException('out_of_range', 'A refund is more than 0.');
  return amount.amount;
}
