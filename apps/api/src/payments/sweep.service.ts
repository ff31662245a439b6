import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import { type JobName, JobQueue, type Jobs } from '../jobs/job-queue';
import { EffectsRepository } from '../orders/effects.repository';
import { OrdersRepository } from '../orders/orders.repository';
import { AttemptsRepository } from './attempts.repository';
import { InboxRepository } from './inbox.repository';
import { SessionOpeningService } from './session-opening.service';

const EVERY_MINUTE = '* * * * *';

/** Orders per run and kind: far below Stripe's 25 reads a second. */
const BATCH = 200;

/** Finds what was left behind: sessions that ended unheard, work that was given up, calls that were never answered. */
@Injectable()
export class SweepService {
  constructor(
    private readonly database: DatabaseService,
    private readonly jobs: JobQueue,
    private readonly orders: OrdersRepository,
    private readonly attempts: AttemptsRepository,
    private readonly opening: SessionOpeningService,
    private readonly inbox: InboxRepository,
    private readonly effects: EffectsRepository,
  ) {
    jobs.work('sweep-orders', () => this.sweep());
    jobs.every(EVERY_MINUTE, 'sweep-orders');
  }

  async sweep(): Promise<void> {
    for (const orderId of await this.orders.takeOverdue(BATCH)) {
      await this.enqueue('settle-order', { orderId }, orderId);
    }
    for (const eventId of await this.inbox.unfinished(BATCH)) {
      await this.enqueue('process-event', { eventId }, eventId);
    }
    for (const effect of await this.effects.unfinished(BATCH)) {
      await this.enqueue('run-effect', effect, `${effect.orderId} ${effect.name}`);
    }
    for (const orderId of await this.attempts.leaseForgotten(BATCH)) {
      await this.opening.open(orderId);
    }
  }

  private enqueue<N extends JobName>(name: N, data: Jobs[N], singletonKey: string): Promise<void> {
    return this.database.transaction((tx) => this.jobs.enqueue(tx, name, data, { singletonKey }));
  }
}
