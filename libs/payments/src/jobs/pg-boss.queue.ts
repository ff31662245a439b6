import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { safeError } from '../problems/error-fields';
import { type EnqueueOptions, type JobName, JobQueue, type Jobs } from './job-queue';
import { JOB_QUEUES } from './job-queues';

/** How often jobs of processes that died are looked for. */
const SUPERVISION = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 } as const;

/** New jobs wake the workers by the database's notifications; the poll finds those whose retry is due. */
const WORK = {
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
} as const;

/** Jobs of a kind at a time. */
const WORKERS = 4;

/** Jobs under way get this long after the last answer; one that is cut off is done again. */
const DRAIN_MS = 3_000;

/** The job queue in the shop's own database, by pg-boss. */
@Injectable()
export class PgBossQueue extends JobQueue implements OnApplicationBootstrap {
  private readonly logger = new Logger('Jobs');
  private readonly handlers = new Map<JobName, (data: never) => Promise<void>>();
  private readonly schedules = new Map<JobName, string>();
  private readonly boss: PgBoss;

  constructor(database: DatabaseService) {
    super();
    this.boss = new PgBoss({ ...database.pgBoss, ...SUPERVISION, useListenNotify: true });
    this.boss.on('error', (error) => this.logger.error('The job queue cannot work', error));
  }

  async enqueue<N extends JobName>(
    tx: Transaction,
    name: N,
    data: Jobs[N],
    options: EnqueueOptions = {},
  ): Promise<void> {
    // Without a key all of a `short` queue's jobs would be one.
    const isShort = JOB_QUEUES[name].policy === 'short';
    const { singletonKey = isShort ? randomUUID() : undefined, once } = options;
    const retries = once ? { retryLimit: 0 } : {};
    await this.boss.send(name, data, { singletonKey, ...retries, db: fromDrizzle(tx, sql) });
  }

  work<N extends JobName>(name: N, handler: (data: Jobs[N]) => Promise<void>): void {
    // A job does not run in the name of the request that wakes its worker.
    this.handlers.set(name, AsyncResource.bind(handler));
  }

  every(cron: string, name: JobName): void {
    this.schedules.set(name, cron);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    // All before any worker: a handler may enqueue into any of them.
    for (const name of this.handlers.keys()) await this.openQueue(name);
    for (const [name, handler] of this.handlers) {
      for (let worker = 0; worker < WORKERS; worker += 1) await this.openWorker(name, handler);
    }
    for (const [name, cron] of this.schedules) await this.boss.schedule(name, cron, {});
  }

  /** Once the last request is answered, and before the database closes. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: DRAIN_MS, close: true });
  }

  /** After a job it looks for the next at once: while there are jobs, only the work takes time. */
  private async openWorker(name: JobName, handler: (data: never) => Promise<void>): Promise<void> {
    let id = '';
    id = await this.boss.work(name, WORK, async ([job]) => {
      if (!job) return;
      await perform(handler, job.data as never).finally(() => this.boss.notifyWorker(id));
    });
  }

  /** A queue that exists keeps what it was created with, unless it is updated. */
  private async openQueue(name: JobName): Promise<void> {
    const { policy, ...options } = JOB_QUEUES[name];
    await this.boss.createQueue(name, { ...options, policy });
    await this.boss.updateQueue(name, options);
  }
}

/** The queue stores what is thrown, and a statement's error quotes its parameters. */
async function perform(handler: (data: never) => Promise<void>, data: never): Promise<void> {
  try {
    await handler(data);
  } catch (error) {
    throw safeError(error);
  }
}
