import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';

/** Ends an account in order, once nobody asks anything of it any more: the workers still need the database. */
@Injectable()
export class AccountLifetime implements OnApplicationShutdown {
  constructor(
    private readonly jobs: JobQueue,
    private readonly database: DatabaseService,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.stop().finally(() => this.database.close());
  }
}
