import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CatalogModule } from '../catalog/catalog.module';
import { OrdersModule } from '../orders/orders.module';
import { AttemptsRepository } from './attempts.repository';
import { CaptureService } from './capture.service';
import { CheckoutClaimService } from './checkout-claim.service';
import { CheckoutRequestsRepository } from './checkout-requests.repository';
import { CheckoutController } from './checkout.controller';
import { CheckoutService } from './checkout.service';
import { CustomersRepository } from './customers/customers.repository';
import { CustomersService } from './customers/customers.service';
import { CursorsRepository } from './cursors.repository';
import { ErasureService } from './erasure.service';
import { EventSweepService } from './event-sweep.service';
import { EventsService } from './events.service';
import { InboxRepository } from './inbox.repository';
import { OrderDraftService } from './order-draft.service';
import { PricingService } from './pricing.service';
import { DatabaseSnapshotRepository } from './reconcile/database-snapshot.repository';
import { ReconciliationService } from './reconcile/reconciliation.service';
import { StripeExportService } from './reconcile/stripe-export.service';
import { ReactionsRepository } from './reactions.repository';
import { ReactionsService } from './reactions.service';
import { RefundRequestsRepository } from './refund-requests.repository';
import { RefundUnfulfillableEffect } from './refund-unfulfillable.effect';
import { ReleaseSecondEffect } from './release-second.effect';
import { RefundsService } from './refunds.service';
import { ReturnController } from './return.controller';
import { builtInContributors } from './session/built-in.contributors';
import { SessionRequestService } from './session/session-request.service';
import { RetentionService } from './retention.service';
import { SessionOpeningService } from './session-opening.service';
import { SessionSweepService } from './session-sweep.service';
import { SettlementService } from './settlement.service';
import { ShopConfigController } from './shop-config.controller';
import { StripeWebhookController } from './stripe-webhook.controller';
import { StripeService } from './stripe.service';
import { StripeTraffic } from './stripe-traffic';
import { SweepService } from './sweep.service';
import { WebhookRefusals } from './webhook-refusals';

@Module({
  imports: [CatalogModule, DiscoveryModule, OrdersModule],
  controllers: [
    CheckoutController,
    ReturnController,
    ShopConfigController,
    StripeWebhookController,
  ],
  providers: [
    ...builtInContributors,
    AttemptsRepository,
    CaptureService,
    CheckoutClaimService,
    CheckoutRequestsRepository,
    CheckoutService,
    CursorsRepository,
    CustomersRepository,
    CustomersService,
    DatabaseSnapshotRepository,
    ErasureService,
    EventSweepService,
    EventsService,
    InboxRepository,
    OrderDraftService,
    PricingService,
    ReconciliationService,
    ReactionsRepository,
    ReactionsService,
    RefundRequestsRepository,
    RefundUnfulfillableEffect,
    ReleaseSecondEffect,
    RefundsService,
    RetentionService,
    SessionOpeningService,
    SessionRequestService,
    SettlementService,
    SessionSweepService,
    StripeExportService,
    StripeService,
    StripeTraffic,
    SweepService,
    WebhookRefusals,
  ],
  exports: [
    CaptureService,
    ErasureService,
    ReconciliationService,
    RefundsService,
    StripeTraffic,
    WebhookRefusals,
  ],
})
export class PaymentsModule {}
