import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog/catalog.module';
import { MailModule } from './mail/mail.module';
import { OperatorCommandsModule } from './operator/commands/operator-commands.module';
import { DoctorModule } from './operator/doctor/doctor.module';
import { OperatorModule } from './operator/operator.module';
import { ShopMetricsModule } from './operator/shop-metrics.module';
import { shopPayments } from './shop-payments';

/** Table of contents. The configuration comes with `createApp`. */
@Module({
  imports: [
    OperatorModule,
    OperatorCommandsModule,
    DoctorModule,
    ShopMetricsModule,
    CatalogModule,
    MailModule,
    // Global, so it ends last: what ends before it may still need the database.
    shopPayments,
  ],
})
export class AppModule {}
