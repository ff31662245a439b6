import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AttentionRepository } from '../attention.repository';
import { OperatorModule } from '../operator.module';
import type { Check } from './check';
import { checks } from './checks';
import { CreateWebhookCommand } from './create-webhook.command';
import { CHECKS, DoctorCommand } from './doctor.command';
import { StripeProbe } from './stripe.probe';
import { WebhookEndpoints } from './webhook-endpoints';
import { WebhookNeeds } from './webhook-needs';

/** Tells an operator whether the shop is set up as it must be. */
@Module({
  imports: [DiscoveryModule, OperatorModule],
  providers: [
    ...checks,
    AttentionRepository,
    CreateWebhookCommand,
    DoctorCommand,
    StripeProbe,
    WebhookEndpoints,
    WebhookNeeds,
    { provide: CHECKS, inject: [...checks], useFactory: (...made: Check[]) => made },
  ],
})
export class DoctorModule {}
