import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog/catalog.module';
import { DatabaseModule } from './database/database.module';
import { JobsModule } from './jobs/jobs.module';
import { OperatorCommandsModule } from './operator/commands/operator-commands.module';
import { DoctorModule } from './operator/doctor/doctor.module';
import { OperatorModule } from './operator/operator.module';
import { ShopMetricsModule } from './operator/shop-metrics.module';
import { OrdersModule } from './orders/orders.module';
import { PaymentsModule } from './payments/payments.module';

/** Table of contents. The configuration comes with `createApp`. */
@Module({
  imports: [
    OperatorModule,
    OperatorCommandsModule,
    DoctorModule,
    ShopMetricsModule,
    PaymentsModule,
    OrdersModule,
    CatalogModule,
    // Global modules end last, and among them the first one here: the workers still need the database.
    DatabaseModule,
    JobsModule,
  ],
})
export class AppModule {}
