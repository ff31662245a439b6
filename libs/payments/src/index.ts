// The module and what it is told.
export { PaymentsModule, type AccountExtras } from './payments/payments.module';
export type {
  PaymentsOptions,
  SessionOptions,
  ShopOptions,
  StripeOptions,
} from './options/payments.options';
export {
  type BrandingSettings,
  PaymentsSettings,
  type SessionSettings,
  type ShippingOption,
  type ShopSettings,
  type StripeSettings,
} from './options/payments.settings';
export { PaymentsOptionsError } from './options/settings-of';

// Money, products and orders as they are told outside.
export {
  type Availability,
  type CheckoutSession,
  type Currency,
  formatMoney,
  type FulfilmentStatus,
  type Money,
  money,
  type Order,
  type OrderLine,
  parseMoney,
  type PaymentStatus,
  priceFault,
  type Problem,
  type ProblemCode,
  type Product,
  type ProductImage,
  type ShippingDetails,
  type UiMode,
} from '@till/shared-types';

// Its database.
export type { Connection, Queries, Transaction } from './database/connection';
export type { PgBossDatabase } from './database/pg-boss-database';
export { isUnavailable, sqlState } from './database/database-error';
export { DatabaseService } from './database/database.service';
export { FolderInUseError } from './database/folder-lock';
export { migrationsFolder } from './database/migrations-folder';
export { onPool } from './database/on-pool';
export { openPostgres, type PostgresOptions } from './database/postgres.connection';
export { makePrivate } from './database/private-folder';

// Ports: what a team binds, and what is there for it to bind.
export { Catalog } from './catalog/catalog';
export { CatalogRepository } from './catalog/catalog.repository';
export { CurrencyPipe } from './catalog/currency.pipe';
export { EndlessStock } from './catalog/endless.stock';
export { type Shortage, Stock, type StockLine } from './catalog/stock';
export { StockRepository } from './catalog/stock.repository';
export { escapeHtml } from './mail/html';
export { type Mail, Mailer, MailRefusedError, type MailSender } from './mail/mailer';
export { message } from './mail/message';
export { SmtpMailer } from './mail/smtp.mailer';
export { Buyers, type Visit } from './payments/customers/buyers';
export { BuyersError } from './payments/customers/customers.service';

// The session at Stripe.
export {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './payments/session/checkout-session-contributor';
export { ORDER_TOKEN } from './payments/session-request';
export * from './payments/session/built-in.contributors';
export { ContributorsError } from './payments/session/contributors-in-order';
export { sampleDrafts } from './payments/session/sample-drafts';
export { SessionConflictError } from './payments/session/session-parts';
export { SessionRequestService } from './payments/session/session-request.service';

// What follows from an order or an event.
export { HandlerDiscovery, type HandlerOptions } from './jobs/handler.discovery';
export { HandlerError } from './jobs/handler.error';
export { JobQueue } from './jobs/job-queue';
export { OutageError } from './jobs/outage.error';
export {
  EFFECTS_OFF,
  ORDER_CONFIRMATION,
  ORDER_REFUNDED,
  REFUND_UNFULFILLABLE,
  RELEASE_SECOND,
} from './orders/effects';
export { OnOrder } from './orders/on-order.decorator';
export type { OrderReached } from './orders/order-reached';
export {
  type EventPattern,
  ON_STRIPE_EVENT,
  OnStripeEvent,
  type ReactionOptions,
  type StripeReaction,
} from './payments/on-stripe-event.decorator';
export { matchesPattern } from './payments/event-pattern';

// Orders and money.
export type { Facts, DisputeFact, PaymentFact, RefundFact, SessionFact } from './orders/facts';
export { FactsRepository } from './orders/facts.repository';
export { flagsOf } from './orders/flags';
export type { StoredOrder } from './orders/order';
export { OrderMailsService } from './orders/order-mails.service';
export { readOrderNumber } from './orders/order-number';
export { OrderPageService } from './orders/order-page.service';
export { OrderTokenService } from './orders/order-token.service';
export { OrdersRepository } from './orders/orders.repository';
export { CaptureService } from './payments/capture.service';
export { ErasureService } from './payments/erasure.service';
export { type Break, type BreakKind, breakKinds } from './payments/reconcile/break';
export {
  type Reconciliation,
  type ReconciliationPeriod,
  ReconciliationService,
} from './payments/reconcile/reconciliation.service';
export type { Total } from './payments/reconcile/totals';
export { RefundsService } from './payments/refunds.service';
export { SettlementService } from './payments/settlement.service';

// Stripe.
export { API_VERSION } from './payments/api-version';
export { EVENT_TYPES } from './payments/stripe-event';
export {
  StripeBusyError,
  StripeRefusalError,
  StripeUnavailableError,
} from './payments/stripe-fault';
export { StripeTraffic } from './payments/stripe-traffic';
export { StripeService } from './payments/stripe.service';
export { WebhookRefusals } from './payments/webhook-refusals';

// Errors as problem+json.
export { BARE_HEADERS } from './problems/bare-headers';
export { errorFields, safeMessage } from './problems/error-fields';
export { pointerOf } from './problems/json-pointer';
export { NOT_FOUND, problemOf } from './problems/known-problems';
export { ProblemController } from './problems/problem-controller.decorator';
export { ProblemException, type ProblemExtras } from './problems/problem.exception';
export { ProblemFilter } from './problems/problem.filter';
export { PROBLEM_TYPE, problemDocument, sendProblem } from './problems/problem.response';
export { RequestValidationPipe } from './problems/request-validation.pipe';
export { MAX_ERRORS } from './problems/validation-problem';
