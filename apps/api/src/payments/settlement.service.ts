import { Injectable, Logger } from '@nestjs/common';
import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { EffectsService } from '../orders/effects.service';
import type { Facts } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { mergeFacts } from '../orders/merge';
import { OrderChangesService } from '../orders/order-changes.service';
import { OrdersRepository } from '../orders/orders.repository';
import { deriveStatus } from '../orders/status';
import { AttemptsRepository } from './attempts.repository';
import { StripeService } from './stripe.service';

/**
 * The one way for an order to change: Stripe is read, the facts are merged, the status follows, its effects happen.
 * Webhook, return page and sweep all end here, in any order and any number of times.
 */
@Injectable()
export class SettlementService {
  private readonly logger = new Logger('Settlement');

  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly effects: EffectsService,
    private readonly changes: OrderChangesService,
    private readonly stripe: StripeService,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * @param sessionId where the order's own session is not stored yet, the one an event or a search found
   * @returns false when there is no session to read, or it is another order's
   * @throws StripeUnavailableError
   */
  async settle(orderId: string, sessionId?: string): Promise<boolean> {
    const { session } = await this.facts.read(this.database.queries, orderId);
    const id = session?.id ?? sessionId;
    if (!id) return false;
    const { owner, ...read } = await this.stripe.readFacts(id, await this.facts.nextReadSeq());
    if (owner !== orderId) return false;
    await this.database.transaction((tx) => this.record(tx, orderId, read));
    return true;
  }

  /** Joins what was read with what is known. @throws Error for an order that does not exist */
  async record(tx: Transaction, orderId: string, read: Facts): Promise<PaymentStatus> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw new Error(`There is no order ${orderId}`);
    const known = await this.facts.read(tx, orderId);
    const facts = mergeFacts(known, read);
    await this.facts.write(tx, orderId, facts);
    if (facts.session) await this.attempts.close(tx, orderId, { state: 'done' });
    if (overtaken(read, facts)) await this.jobs.enqueue(tx, 'settle-order', { orderId });
    const attempt = await this.attempts.find(tx, orderId);
    const status = deriveStatus(facts, {
      snapshot: order.snapshot,
      refused: attempt?.state === 'refused',
    });
    if (status !== order.status) {
      await this.orders.setStatus(tx, orderId, status);
      this.logger.log(`Order ${order.number}: ${order.status} → ${status}`);
    }
    if (status === 'review') this.logger.error(`Order ${order.number} is not what was agreed`);
    await this.effects.run(tx, orderId, status);
    await this.changes.announce(tx, orderId);
    return status;
  }
}

/** A later read was recorded first and says otherwise: one more tells which of them Stripe stands by. */
function overtaken(read: Facts, merged: Facts): boolean {
  const late = (read.session?.readSeq ?? Infinity) < (merged.session?.readSeq ?? 0);
  return (
    late &&
    (read.session?.status !== merged.session?.status ||
      read.session?.paymentStatus !== merged.session?.paymentStatus ||
      read.payment?.status !== merged.payment?.status)
  );
}
