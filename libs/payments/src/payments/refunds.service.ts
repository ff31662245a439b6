import { Injectable } from '@nestjs/common';
import { chargeStep, formatMoney, money, type Money } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import type { SettlementSource } from '../database/schema/schema';
import type { RefundFact, SessionFact } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import type { StoredOrder } from '../orders/order';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { ofKnownPayment } from './known-payment';
import { amountOfLines, type RefundLine } from './refund-lines';
import { RefundRequestsRepository, type StoredRefundRequest } from './refund-requests.repository';
import { SettlementService } from './settlement.service';
import { StripeRefusalError } from './stripe-fault';
import { StripeService } from './stripe.service';

export interface RefundOrder {
  readonly orderId: string;
  /** What is left of the payment where neither this nor `lines` is given. */
  readonly amount?: Money;
  /** What of the order is given back: its amount is what was paid for it. */
  readonly lines?: readonly RefundLine[];
  /** The same name for the same order is the same refund, however often it is asked for. */
  readonly name: string;
  readonly source: SettlementSource;
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
  ) {}

  /**
   * Returns when the refund is Stripe's and the order shows it, or when there is nothing left to give back and no
   * amount was asked for.
   * @throws ProblemException invalid_state for an order that was not paid or that Stripe does not know, refund_exceeds_rest, currency_mismatch,
   * out_of_range, product_not_found, refund_refused, stripe_unavailable (ask again with the same name)
   */
  async refund(order: RefundOrder): Promise<void> {
    const { source } = order;
    // Stripe forgets a key after a day, so what became of an earlier request is read, not tried.
    await ofKnownPayment(() => this.settlement.settle(order.orderId, source));
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
    await this.settlement.settle(order.orderId, source);
  }

  /** Counts the refund as given before Stripe is asked for it. @returns undefined when there is nothing to ask */
  private reserve({ orderId, amount, lines, name }: RefundOrder) {
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
      if (!amount && !lines && rest.amount === 0) return undefined;
      const wanted = lines && session ? ofLines(lines, order, session, refunds, requests) : amount;
      // Under the key of a refused try Stripe would only repeat that it refuses.
      const stripeKey = `refund:${orderId}:${name}:${named.length + 1}`;
      const request = {
        orderId,
        name,
        stripeKey,
        amount: checked(wanted ?? rest, rest),
        lines: lines ?? null,
      };
      await this.requests.insert(tx, request);
      return { request, paymentIntentId: payment.id };
    });
  }
}

/** What Stripe gives or gave back, and what it is being asked for. Minor units. */
function given(refunds: readonly RefundFact[], requests: readonly StoredRefundRequest[]): number {
  const made = new Set(refunds.map(({ requestKey }) => requestKey));
  const amounts = [
    ...refunds.filter(isKept),
    ...requests.filter(({ refused, stripeKey }) => !refused && !made.has(stripeKey)),
  ];
  return amounts.reduce((total, { amount }) => total + amount, 0);
}

/** Money that did not come back to us. */
function isKept({ status }: RefundFact): boolean {
  return !['failed', 'canceled'].includes(status);
}

function ofLines(
  lines: readonly RefundLine[],
  { snapshot }: StoredOrder,
  session: SessionFact,
  refunds: readonly RefundFact[],
  requests: readonly StoredRefundRequest[],
): Money {
  const undone = new Set(refunds.filter((fact) => !isKept(fact)).map((fact) => fact.requestKey));
  const earlier = requests
    .filter(({ refused, stripeKey }) => !refused && !undone.has(stripeKey))
    .flatMap(({ lines: given, amount }) => (given ? [{ lines: given, amount }] : []));
  return money(amountOfLines(lines, snapshot.lines, session, earlier), session.currency);
}

function checked(amount: Money, rest: Money): number {
  if (amount.currency !== rest.currency) {
    throw new ProblemException('currency_mismatch', `The order was paid in ${rest.currency}.`);
  }
  const step = chargeStep(rest.currency);
  if (amount.amount % step !== 0) {
    throw new ProblemException(
      'out_of_range',
      `Stripe refunds ${rest.currency} in steps of ${step}.`,
    );
  }
  if (amount.amount <= 0) throw new ProblemException('out_of_range', 'A refund is more than 0.');
  if (amount.amount > rest.amount) {
    throw new ProblemException(
      'refund_exceeds_rest',
      `Of the payment ${formatMoney(rest, 'en')} is left to refund.`,
    );
  }
  return amount.amount;
}
