import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue';
import { PgBossQueue } from './pg-boss.queue';

@Global()
@Module({
  providers: [{ provide: JobQueue, useClass: PgBossQueue }],
  exports: [JobQueue],
})
export class JobsModule {}
