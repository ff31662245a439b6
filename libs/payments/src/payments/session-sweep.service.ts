import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { PaymentsSettings } from '../options/payments.settings';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { WaitingOrdersRepository } from '../orders/waiting-orders.repository';
import { CursorsRepository } from './cursors.repository';
import { PAGES_PER_RUN, type Period, slices } from './period';
import { isNews, orderOf } from './session-news';
import { StripeService } from './stripe.service';

const EVERY_MINUTE = '* * * * *';
const CURSOR = 'sessions';

/** Stripe's clock may be as much behind ours. */
const OVERLAP_SECONDS = 600;

/**
 * Compares the sessions that Stripe has with what the orders know of them: those of which no event was ever made, and
 * those whose order never learnt that they were made.
 */
@Injectable()
export class SessionSweepService {
  constructor(
    private readonly database: DatabaseService,
    private readonly jobs: JobQueue,
    private readonly waiting: WaitingOrdersRepository,
    private readonly cursors: CursorsRepository,
    private readonly stripe: StripeService,
    private readonly settings: PaymentsSettings,
  ) {
    jobs.work('sweep-sessions', () => this.sweep());
    jobs.every(EVERY_MINUTE, 'sweep-sessions');
  }

  /**
   * All sessions since the oldest order that waits for its shopper. A pass that ends with its budget goes on with the
   * next run; after one that is through, the next begins anew, since any of the sessions may have changed.
   */
  async sweep(): Promise<void> {
    const oldest = await this.waiting.oldest();
    if (oldest === undefined) return this.cursors.forget(CURSOR);
    const position = await this.cursors.position(CURSOR);
    const since = Math.max(position ?? 0, oldest - OVERLAP_SECONDS);
    const until = await this.stripe.newestSession(since);
    let pages = 0;
    for (const period of slices(since, until ?? 0)) {
      pages += await this.compare(period);
      await this.cursors.advance(CURSOR, period.lte);
      if (pages >= PAGES_PER_RUN) return;
    }
    await this.cursors.forget(CURSOR);
  }

  private async compare(period: Period): Promise<number> {
    let pages = 0;
    for await (const sessions of this.stripe.sessions(period)) {
      await this.settle(sessions);
      pages += 1;
    }
    return pages;
  }

  private async settle(sessions: readonly Stripe.Checkout.Session[]): Promise<void> {
    const { id: shopId } = this.settings.shop;
    const owners = sessions.flatMap((session) => orderOf(session, shopId) ?? []);
    const known = await this.waiting.sessionsOf(owners);
    const byOrder = new Map(known.map((session) => [session.orderId, session]));
    for (const session of sessions) {
      const orderId = orderOf(session, shopId);
      if (!orderId || !isNews(session, byOrder.get(orderId))) continue;
      const data = { orderId, source: 'sweep', sessionId: session.id } as const;
      await this.database.transaction((tx) =>
        this.jobs.enqueue(tx, 'settle-order', data, { singletonKey: orderId, once: true }),
      );
    }
  }
}
