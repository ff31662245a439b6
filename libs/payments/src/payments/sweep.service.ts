import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import { type EnqueueOptions, type JobName, JobQueue, type Jobs } from '../jobs/job-queue';
import { EffectsRepository } from '../orders/effects.repository';
import { WaitingOrdersRepository } from '../orders/waiting-orders.repository';
import { AttemptsRepository } from './attempts.repository';
import { InboxRepository } from './inbox.repository';
import { ReactionsRepository } from './reactions.repository';

const EVERY_MINUTE = '* * * * *';

/** Orders per run that Stripe is asked about one by one: 8 s of the calls that it takes. */
const READS = 200;

/** Each search lists half an hour of sessions. */
const SEARCHES = 20;

/** Events and effects per run. Most need one read each, and those of a long outage are many. */
const BATCH = 500;

/** Finds what was left behind: sessions that ended unheard, work that was given up, calls that were never answered. */
@Injectable()
export class SweepService {
  constructor(
    private readonly database: DatabaseService,
    private readonly jobs: JobQueue,
    private readonly waiting: WaitingOrdersRepository,
    private readonly attempts: AttemptsRepository,
    private readonly inbox: InboxRepository,
    private readonly effects: EffectsRepository,
    private readonly reactions: ReactionsRepository,
  ) {
    jobs.work('sweep-orders', () => this.sweep());
    jobs.every(EVERY_MINUTE, 'sweep-orders');
  }

  async sweep(): Promise<void> {
    for (const orderId of await this.waiting.takeOverdue(READS)) {
      const data = { orderId, source: 'sweep' } as const;
      await this.enqueue('settle-order', data, { singletonKey: orderId });
    }
    for (const eventId of await this.inbox.unfinished(BATCH)) {
      await this.enqueue('process-event', { eventId }, { singletonKey: eventId, once: true });
    }
    for (const effect of await this.effects.unfinished(BATCH)) {
      const singletonKey = `${effect.orderId} ${effect.name}`;
      await this.enqueue('run-effect', effect, { singletonKey });
    }
    for (const reaction of await this.reactions.unfinished(BATCH)) {
      const singletonKey = `${reaction.eventId} ${reaction.name}`;
      await this.enqueue('run-reaction', reaction, { singletonKey });
    }
    for (const orderId of await this.attempts.leaseForgotten(SEARCHES)) {
      await this.enqueue('look-up-session', { orderId }, { singletonKey: orderId, once: true });
    }
  }

  private enqueue<N extends JobName>(
    name: N,
    data: Jobs[N],
    options: EnqueueOptions,
  ): Promise<void> {
    return this.database.transaction((tx) => this.jobs.enqueue(tx, name, data, options));
  }
}
