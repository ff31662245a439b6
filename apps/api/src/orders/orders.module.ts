import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module';
import { EffectsRepository } from './effects.repository';
import { EffectsService } from './effects.service';
import { FactsRepository } from './facts.repository';
import { OrderChangesService } from './order-changes.service';
import { OrderPageService } from './order-page.service';
import { OrderTokenService } from './order-token.service';
import { OrdersController } from './orders.controller';
import { OrdersRepository } from './orders.repository';

@Module({
  imports: [CatalogModule],
  controllers: [OrdersController],
  providers: [
    EffectsRepository,
    EffectsService,
    FactsRepository,
    OrderChangesService,
    OrderPageService,
    OrderTokenService,
    OrdersRepository,
  ],
  exports: [
    EffectsRepository,
    EffectsService,
    FactsRepository,
    OrderChangesService,
    OrderPageService,
    OrderTokenService,
    OrdersRepository,
  ],
})
export class OrdersModule {}
