import { Module } from '@nestjs/common';
import { AttentionMetrics } from './attention.metrics';
import { AttentionRepository } from './attention.repository';
import { OperatorModule } from './operator.module';
import { StripeMetrics } from './stripe.metrics';
import { WebhookMetrics } from './webhook.metrics';

/** What `/metrics` tells of the shop, beside the process and its requests. */
@Module({
  imports: [OperatorModule],
  providers: [AttentionMetrics, AttentionRepository, StripeMetrics, WebhookMetrics],
})
export class ShopMetricsModule {}
