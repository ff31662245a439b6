import { StockRepository } from '@till/payments/catalog/stock.repository';
import { PgBossQueue } from '@till/payments/jobs/pg-boss.queue';
import { EffectsRepository } from '@till/payments/orders/effects.repository';
import { EffectsService } from '@till/payments/orders/effects.service';
import { FactsRepository } from '@till/payments/orders/facts.repository';
import { OrderPageService } from '@till/payments/orders/order-page.service';
import { OrdersRepository } from '@till/payments/orders/orders.repository';
import { WaitingOrdersRepository } from '@till/payments/orders/waiting-orders.repository';
import { AttemptsRepository } from '@till/payments/payments/attempts.repository';
import { CheckoutClaimService } from '@till/payments/payments/checkout-claim.service';
import { CheckoutRequestsRepository } from '@till/payments/payments/checkout-requests.repository';
import { CheckoutService } from '@till/payments/payments/checkout.service';
import { CursorsRepository } from '@till/payments/payments/cursors.repository';
import { EventsService } from '@till/payments/payments/events.service';
import { InboxRepository } from '@till/payments/payments/inbox.repository';
import { PricingService } from '@till/payments/payments/pricing.service';
import { RefundRequestsRepository } from '@till/payments/payments/refund-requests.repository';
import { RefundsService } from '@till/payments/payments/refunds.service';
import { SessionOpeningService } from '@till/payments/payments/session-opening.service';
import { SettlementService } from '@till/payments/payments/settlement.service';
import { StripeService } from '@till/payments/payments/stripe.service';

type Type<T> = abstract new (...args: never[]) => T;
type AsyncMethod = (...args: never[]) => Promise<unknown>;

/** Names of a class's public methods that return a promise: a renamed method does not compile here. */
type AsyncMethods<T> = { [K in keyof T]: T[K] extends AsyncMethod ? K : never }[keyof T] & string;

export interface WatchedMethod {
  readonly prototype: object;
  /** `AttemptsRepository.lease` */
  readonly name: string;
  readonly method: string;
}

/** Each of them gives two crash points: `before` it is called, and `after` it did its work. */
export const WATCHED_METHODS: readonly WatchedMethod[] = [
  ...methods(AttemptsRepository, 'open', 'lease', 'close', 'giveUp', 'leaseForgotten'),
  ...methods(CheckoutClaimService, 'claim'),
  ...methods(CheckoutRequestsRepository, 'lockScope', 'insert'),
  ...methods(CheckoutService, 'checkout'),
  ...methods(CursorsRepository, 'advance'),
  ...methods(EffectsRepository, 'insert', 'mark'),
  ...methods(EffectsService, 'run', 'require'),
  ...methods(EventsService, 'receive', 'process'),
  ...methods(FactsRepository, 'nextReadSeq', 'write'),
  ...methods(InboxRepository, 'insert', 'mark'),
  ...methods(OrderPageService, 'page'),
  ...methods(OrdersRepository, 'insert', 'lock', 'setStatus', 'setFulfilment'),
  ...methods(PgBossQueue, 'enqueue'),
  ...methods(PricingService, 'price'),
  ...methods(RefundRequestsRepository, 'insert', 'all'),
  ...methods(RefundsService, 'refund'),
  ...methods(SessionOpeningService, 'open'),
  ...methods(SettlementService, 'settle', 'record'),
  ...methods(StockRepository, 'reserve', 'commit', 'release'),
  ...methods(StripeService, 'createSession', 'readFacts', 'expireSession'),
  ...methods(StripeService, 'createRefund'),
  ...methods(WaitingOrdersRepository, 'oldest', 'takeOverdue'),
];

function methods<T>(type: Type<T>, ...names: AsyncMethods<T>[]): WatchedMethod[] {
  return names.map((method) => ({
    prototype: type.prototype as object,
    name: `${type.name}.${method}`,
    method,
  }));
}
