import { Module } from '@nestjs/common';
import { CommandRunner } from './command-runner';
import { HealthController } from './health.controller';
import { MetricsService } from './metrics.service';
import { OperatorServer } from './operator.server';
import { RequestRecorder } from './request.recorder';

@Module({
  controllers: [HealthController],
  providers: [CommandRunner, MetricsService, OperatorServer, RequestRecorder],
  exports: [CommandRunner, MetricsService, OperatorServer],
})
export class OperatorModule {}
