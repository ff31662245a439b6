import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { MetricsService } from './metrics.service';
import { OperatorServer } from './operator.server';
import { RequestRecorder } from './request.recorder';

@Module({
  controllers: [HealthController],
  providers: [MetricsService, OperatorServer, RequestRecorder],
})
export class OperatorModule {}
