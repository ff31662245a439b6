import type { Provider, Type } from '@nestjs/common';
import { Catalog } from '../catalog/catalog';
import { CurrencyPipe } from '../catalog/currency.pipe';
import { EndlessStock } from '../catalog/endless.stock';
import { Stock } from '../catalog/stock';
import { DatabaseService } from '../database/database.service';
import { HandlerDiscovery } from '../jobs/handler.discovery';
import { JobQueue } from '../jobs/job-queue';
import { PgBossQueue } from '../jobs/pg-boss.queue';
import { Mailer } from '../mail/mailer';
import { PaymentsOptionsError, settingsOf } from '../options/settings-of';
import type { PaymentsOptions } from '../options/payments.options';
import { PaymentsSettings } from '../options/payments.settings';
import { EffectsRegistry } from '../orders/effects.registry';
import { EffectsRepository } from '../orders/effects.repository';
import { EffectsService } from '../orders/effects.service';
import { FactsRepository } from '../orders/facts.repository';
import { OrderChangesService } from '../orders/order-changes.service';
import { OrderLookupService } from '../orders/order-lookup.service';
import { OrderLookupsRepository } from '../orders/order-lookups.repository';
import { OrderMailsService } from '../orders/order-mails.service';
import { OrderPageService } from '../orders/order-page.service';
import { OrderTokenService } from '../orders/order-token.service';
import { OrdersRepository } from '../orders/orders.repository';
import { StockEffects } from '../orders/stock.effects';
import { WaitingOrdersRepository } from '../orders/waiting-orders.repository';
import { AccountLifetime } from './account.lifetime';
import { AccountsCheck } from './accounts.check';
import { AttemptsRepository } from './attempts.repository';
import { CaptureService } from './capture.service';
import { CheckoutClaimService } from './checkout-claim.service';
import { CheckoutRequestsRepository } from './checkout-requests.repository';
import { CheckoutService } from './checkout.service';
import { CursorsRepository } from './cursors.repository';
import { CustomersRepository } from './customers/customers.repository';
import { CustomersService } from './customers/customers.service';
import { ErasureService } from './erasure.service';
import { EventSweepService } from './event-sweep.service';
import { EventsService } from './events.service';
import { InboxRepository } from './inbox.repository';
import { OrderDraftService } from './order-draft.service';
import { PricingService } from './pricing.service';
import { RawBodyCheck } from './raw-body.check';
import { ReactionsRepository } from './reactions.repository';
import { ReactionsService } from './reactions.service';
import { DatabaseSnapshotRepository } from './reconcile/database-snapshot.repository';
import { ReconciliationService } from './reconcile/reconciliation.service';
import { StripeExportService } from './reconcile/stripe-export.service';
import { RefundRequestsRepository } from './refund-requests.repository';
import { RefundUnfulfillableEffect } from './refund-unfulfillable.effect';
import { RefundsService } from './refunds.service';
import { ReleaseSecondEffect } from './release-second.effect';
import { RetentionService } from './retention.service';
import { SessionOpeningService } from './session-opening.service';
import { SessionSweepService } from './session-sweep.service';
import { builtInContributors } from './session/built-in.contributors';
import { SessionRequestService } from './session/session-request.service';
import { SettlementService } from './settlement.service';
import { StripeTraffic } from './stripe-traffic';
import { StripeService } from './stripe.service';
import { SweepService } from './sweep.service';
import { WebhookRefusals } from './webhook-refusals';

/** What other modules of the application may inject, beside the ports that the team binds. */
export const exported: Type[] = [
  CaptureService,
  CurrencyPipe,
  EffectsRepository,
  ErasureService,
  FactsRepository,
  HandlerDiscovery,
  OrderMailsService,
  OrderPageService,
  OrderTokenService,
  OrdersRepository,
  ReconciliationService,
  RefundsService,
  SessionRequestService,
  SettlementService,
  StripeService,
  StripeTraffic,
  WaitingOrdersRepository,
  WebhookRefusals,
];

const own: Type[] = [
  ...builtInContributors,
  AccountLifetime,
  AccountsCheck,
  AttemptsRepository,
  CheckoutClaimService,
  CheckoutRequestsRepository,
  CheckoutService,
  CursorsRepository,
  CustomersRepository,
  CustomersService,
  DatabaseSnapshotRepository,
  EffectsRegistry,
  EffectsService,
  EventSweepService,
  EventsService,
  InboxRepository,
  OrderChangesService,
  OrderDraftService,
  OrderLookupService,
  OrderLookupsRepository,
  PricingService,
  RawBodyCheck,
  ReactionsRepository,
  ReactionsService,
  RefundRequestsRepository,
  RefundUnfulfillableEffect,
  ReleaseSecondEffect,
  RetentionService,
  SessionOpeningService,
  SessionSweepService,
  StockEffects,
  StripeExportService,
  SweepService,
];

/** Everything that an account consists of. @param options token of what it was told */
export function accountProviders(options: string | symbol): Provider[] {
  return [
    ...exported,
    ...own,
    { provide: PaymentsSettings, inject: [options], useFactory: settingsOf },
    {
      provide: DatabaseService,
      // After the settings: what is wrong with the options is told before anything is done.
      inject: [options, PaymentsSettings],
      useFactory: ({ database }: PaymentsOptions) => new DatabaseService(database),
    },
    { provide: JobQueue, useClass: PgBossQueue },
    { provide: Catalog, useFactory: missingCatalog },
    { provide: Stock, useClass: EndlessStock },
    // Its own all the same: without one it would be given another account's.
    { provide: Mailer, useValue: null },
  ];
}

/** Found by whoever forgot it, at the start. */
function missingCatalog(): never {
  throw new PaymentsOptionsError(
    'PaymentsModule has no Catalog: add { provide: Catalog, useClass: … } to its `providers`',
  );
}
