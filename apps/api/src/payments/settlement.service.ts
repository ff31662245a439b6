import { Injectable, Logger } from '@nestjs/common';
import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { EffectsService } from '../orders/effects.service';
import { type Facts, NO_FACTS, type SessionFact } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { mergeFacts } from '../orders/merge';
import { OrderChangesService } from '../orders/order-changes.service';
import { OrdersRepository } from '../orders/orders.repository';
import { deriveStatus } from '../orders/status';
import { AttemptsRepository } from './attempts.repository';
import { StripeRefusalError } from './stripe-fault';
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
    const readSeq = await this.facts.nextReadSeq();
    try {
      const { owner, ...read } = await this.stripe.readFacts(id, readSeq);
      if (owner !== orderId) return false;
      await this.database.transaction((tx) => this.record(tx, orderId, read));
      return true;
    } catch (error) {
      if (!(error instanceof StripeRefusalError) || session?.status !== 'open') throw error;
      await this.forget(orderId, { ...session, readSeq });
      return true;
    }
  }

  /** Stripe does not have the session, as after a change of keys: nobody can pay it, so it counts as expired. */
  private async forget(orderId: string, session: SessionFact): Promise<void> {
    const gone: Facts = { ...NO_FACTS, session: { ...session, status: 'expired' } };
    this.logger.error(`Stripe does not know the session of order ${orderId}`);
    await this.database.transaction((tx) => this.record(tx, orderId, gone));
  }

  /** Joins what was read with what is known. @throws Error for an order that does not exist */
  async record(tx: Transaction, orderId: string, read: Facts): Promise<PaymentStatus> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw new Error(`There is no order ${orderId}`);
    const known = await this.facts.read(tx, orderId);
    const facts = mergeFacts(known, read);
    await this.facts.write(tx, orderId, facts);
    if (facts.session) await this.attempts.close(tx, orderId, { state: 'done', refusal: null });
    if (overtaken(read, facts))
      await this.jobs.enqueue(tx, 'settle-order', { orderId }, { singletonKey: orderId });
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
  const kept = new Map(all(merged).map((fact) => [fact.id, fact]));
  return all(read).some((fact) => {
    const other = kept.get(fact.id);
    return other && fact.readSeq < other.readSeq && said(fact) !== said(other);
  });
}

function all({ session, payment, refunds, disputes }: Facts) {
  return [...(session ? [session] : []), ...(payment ? [payment] : []), ...refunds, ...disputes];
}

/** A fact but for when it was read, and for the addresses that merging keeps. */
function said(fact: object): string {
  return JSON.stringify({ ...fact, readSeq: null, url: null, clientSecret: null });
}
