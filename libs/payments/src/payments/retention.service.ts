import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../options/payments.settings';
import { JobQueue } from '../jobs/job-queue';
import { OrderLookupsRepository } from '../orders/order-lookups.repository';
import { InboxRepository } from './inbox.repository';

const HOURLY = '17 * * * *';

/** Events hold names and addresses: what they say is forgotten in time, that they came is not. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly lookups: OrderLookupsRepository,
    private readonly settings: PaymentsSettings,
    jobs: JobQueue,
  ) {
    jobs.work('empty-events', () => this.emptyEvents());
    jobs.every(HOURLY, 'empty-events');
  }

  async emptyEvents(): Promise<void> {
    const { eventRetentionDays } = this.settings.shop;
    await this.lookups.forget();
    await this.inbox.emptyErased();
    while (await this.inbox.emptyBefore(eventRetentionDays));
  }
}
