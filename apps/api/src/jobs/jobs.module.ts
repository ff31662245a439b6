import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HandlerDiscovery } from './handler.discovery';
import { JobQueue } from './job-queue';
import { PgBossQueue } from './pg-boss.queue';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [HandlerDiscovery, { provide: JobQueue, useClass: PgBossQueue }],
  exports: [HandlerDiscovery, JobQueue],
})
export class JobsModule {}
