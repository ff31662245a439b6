import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { type EnqueueOptions, type JobName, JobQueue, type Jobs } from './job-queue';

/** About half an hour in all, doubling from 2 s: longer outages are for the sweep. */
const RETRIES = { retryLimit: 10, retryDelay: 2, retryBackoff: true } as const;

/** New jobs wake the workers by the database's notifications; the poll finds those whose retry is due. */
const WORK = {
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
  localConcurrency: 4,
} as const;
const DRAIN_MS = 8_000;

/** The job queue in the shop's own database, by pg-boss. */
@Injectable()
export class PgBossQueue
  extends JobQueue
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger('Jobs');
  private readonly handlers = new Map<JobName, (data: never) => Promise<void>>();
  private readonly schedules = new Map<JobName, string>();
  private readonly boss: PgBoss;

  constructor(database: DatabaseService) {
    super();
    this.boss = new PgBoss({ ...database.pgBoss, useListenNotify: true });
    this.boss.on('error', (error) => this.logger.error('The job queue cannot work', error));
  }

  async enqueue<N extends JobName>(
    tx: Transaction,
    name: N,
    data: Jobs[N],
    options: EnqueueOptions = {},
  ): Promise<void> {
    await this.boss.send(name, data, { ...options, db: fromDrizzle(tx, sql) });
  }

  work<N extends JobName>(name: N, handler: (data: Jobs[N]) => Promise<void>): void {
    this.handlers.set(name, handler);
  }

  every(cron: string, name: JobName): void {
    this.schedules.set(name, cron);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const [name, handler] of this.handlers) {
      await this.boss.createQueue(name, { ...RETRIES, notify: true });
      await this.boss.work(name, WORK, async ([job]) => {
        if (job) await handler(job.data as never);
      });
    }
    for (const [name, cron] of this.schedules) await this.boss.schedule(name, cron, {});
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: DRAIN_MS, close: true });
  }
}
