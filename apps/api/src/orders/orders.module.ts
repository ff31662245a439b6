import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module';
import { MailModule } from '../mail/mail.module';
import { EffectsRegistry } from './effects.registry';
import { EffectsRepository } from './effects.repository';
import { EffectsService } from './effects.service';
import { FactsRepository } from './facts.repository';
import { OrderChangesService } from './order-changes.service';
import { OrderLookupController } from './order-lookup.controller';
import { OrderLookupService } from './order-lookup.service';
import { OrderLookupsRepository } from './order-lookups.repository';
import { OrderMailsService } from './order-mails.service';
import { OrderPageService } from './order-page.service';
import { OrderTokenService } from './order-token.service';
import { OrdersController } from './orders.controller';
import { OrdersRepository } from './orders.repository';
import { StockEffects } from './stock.effects';
import { WaitingOrdersRepository } from './waiting-orders.repository';

@Module({
  imports: [CatalogModule, MailModule],
  controllers: [OrderLookupController, OrdersController],
  providers: [
    EffectsRegistry,
    EffectsRepository,
    EffectsService,
    FactsRepository,
    OrderChangesService,
    OrderLookupService,
    OrderLookupsRepository,
    OrderMailsService,
    OrderPageService,
    OrderTokenService,
    OrdersRepository,
    StockEffects,
    WaitingOrdersRepository,
  ],
  exports: [
    EffectsRegistry,
    EffectsRepository,
    EffectsService,
    FactsRepository,
    OrderChangesService,
    OrderLookupsRepository,
    OrderMailsService,
    OrderPageService,
    OrderTokenService,
    OrdersRepository,
    WaitingOrdersRepository,
  ],
})
export class OrdersModule {}
