import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { AttemptsRepository } from './attempts.repository';
import { SessionOpeningService } from './session-opening.service';
import { StripeUnavailableError } from './stripe-fault';

const EVERY_MINUTE = '* * * * *';

/** Orders per run and kind: far below Stripe's 25 reads a second. */
const BATCH = 200;

/** Finds what no event told: sessions that ended, calls that were never answered. */
@Injectable()
export class SweepService {
  constructor(
    private readonly database: DatabaseService,
    private readonly jobs: JobQueue,
    private readonly orders: OrdersRepository,
    private readonly attempts: AttemptsRepository,
    private readonly opening: SessionOpeningService,
  ) {
    jobs.work('sweep-orders', () => this.sweep());
    jobs.every(EVERY_MINUTE, 'sweep-orders');
  }

  async sweep(): Promise<void> {
    for (const orderId of await this.orders.overdue(BATCH)) {
      await this.database.transaction((tx) => this.jobs.enqueue(tx, 'settle-order', { orderId }));
    }
    for (const orderId of await this.attempts.forgotten(BATCH)) {
      await this.opening.open(orderId).catch((error: unknown) => {
        // Refused is an answer too: the order is canceled by it, and its stock is back.
        if (!(error instanceof ProblemException) || error instanceof StripeUnavailableError) {
          throw error;
        }
      });
    }
  }
}
