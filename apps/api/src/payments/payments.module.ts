import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module';
import { OrdersModule } from '../orders/orders.module';
import { AttemptsRepository } from './attempts.repository';
import { CheckoutClaimService } from './checkout-claim.service';
import { CheckoutRequestsRepository } from './checkout-requests.repository';
import { CheckoutController } from './checkout.controller';
import { CheckoutService } from './checkout.service';
import { CursorsRepository } from './cursors.repository';
import { EventSweepService } from './event-sweep.service';
import { EventsService } from './events.service';
import { InboxRepository } from './inbox.repository';
import { OrderDraftService } from './order-draft.service';
import { PricingService } from './pricing.service';
import { RefundRequestsRepository } from './refund-requests.repository';
import { RefundsService } from './refunds.service';
import { ReturnController } from './return.controller';
import { SessionOpeningService } from './session-opening.service';
import { SettlementService } from './settlement.service';
import { ShopConfigController } from './shop-config.controller';
import { StripeWebhookController } from './stripe-webhook.controller';
import { StripeService } from './stripe.service';
import { SweepService } from './sweep.service';

@Module({
  imports: [CatalogModule, OrdersModule],
  controllers: [
    CheckoutController,
    ReturnController,
    ShopConfigController,
    StripeWebhookController,
  ],
  providers: [
    AttemptsRepository,
    CheckoutClaimService,
    CheckoutRequestsRepository,
    CheckoutService,
    CursorsRepository,
    EventSweepService,
    EventsService,
    InboxRepository,
    OrderDraftService,
    PricingService,
    RefundRequestsRepository,
    RefundsService,
    SessionOpeningService,
    SettlementService,
    StripeService,
    SweepService,
  ],
})
export class PaymentsModule {}
