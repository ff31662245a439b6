import { StockRepository } from '../src/catalog/stock.repository';
import { PgBossQueue } from '../src/jobs/pg-boss.queue';
import { EffectsRepository } from '../src/orders/effects.repository';
import { EffectsService } from '../src/orders/effects.service';
import { FactsRepository } from '../src/orders/facts.repository';
import { OrderPageService } from '../src/orders/order-page.service';
import { OrdersRepository } from '../src/orders/orders.repository';
import { WaitingOrdersRepository } from '../src/orders/waiting-orders.repository';
import { AttemptsRepository } from '../src/payments/attempts.repository';
import { CheckoutClaimService } from '../src/payments/checkout-claim.service';
import { CheckoutRequestsRepository } from '../src/payments/checkout-requests.repository';
import { CheckoutService } from '../src/payments/checkout.service';
import { CursorsRepository } from '../src/payments/cursors.repository';
import { EventsService } from '../src/payments/events.service';
import { InboxRepository } from '../src/payments/inbox.repository';
import { PricingService } from '../src/payments/pricing.service';
import { RefundRequestsRepository } from '../src/payments/refund-requests.repository';
import { RefundsService } from '../src/payments/refunds.service';
import { SessionOpeningService } from '../src/payments/session-opening.service';
import { SettlementService } from '../src/payments/settlement.service';
import { StripeService } from '../src/payments/stripe.service';

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
