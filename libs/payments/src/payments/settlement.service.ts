import { isDeepStrictEqual } from 'node:util';
import { Injectable, Logger } from '@nestjs/common';
import type { PaymentStatus } from '@till/shared-types';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import type { SettlementSource } from '../database/schema/schema';
import { JobQueue } from '../jobs/job-queue';
import { EffectsService } from '../orders/effects.service';
import { type Facts, NO_FACTS, type SessionFact, withoutPerson } from '../orders/facts';
import { FactsRepository } from '../orders/facts.repository';
import { mergeFacts } from '../orders/merge';
import { OrderChangesService } from '../orders/order-changes.service';
import { OrdersRepository } from '../orders/orders.repository';
import { deriveStatus } from '../orders/status';
import { AttemptsRepository } from './attempts.repository';
import { InboxRepository } from './inbox.repository';
import { isGone } from './known-payment';
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
    private readonly inbox: InboxRepository,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * @param source what made the shop look
   * @param sessionId where the order's own session is not stored yet, the one an event or a search found
   * @returns false when there is no session to read, or it is another order's
   * @throws StripeUnavailableError
   */
  async settle(orderId: string, source: SettlementSource, sessionId?: string): Promise<boolean> {
    const { session } = await this.facts.read(this.database.queries, orderId);
    const id = session?.id ?? sessionId;
    if (!id) return false;
    const readSeq = await this.facts.nextReadSeq();
    try {
      const { owner, ...read } = await this.stripe.readFacts(id, readSeq);
      if (owner !== orderId) return false;
      await this.database.transaction((tx) => this.record(tx, orderId, read, source));
      return true;
    } catch (error) {
      if (!isGone(error) || session?.status !== 'open') throw error;
      await this.forget(orderId, { ...session, readSeq }, source);
      return true;
    }
  }

  /** Stripe does not have the session, as after a change of keys: nobody can pay it, so it counts as expired. */
  private async forget(
    orderId: string,
    session: SessionFact,
    source: SettlementSource,
  ): Promise<void> {
    const gone: Facts = { ...NO_FACTS, session: { ...session, status: 'expired' } };
    this.logger.error(`Stripe does not know the session of order ${orderId}`);
    await this.database.transaction((tx) => this.record(tx, orderId, gone, source));
  }

  /** Joins what was read with what is known. @throws Error for an order that does not exist */
  async record(
    tx: Transaction,
    orderId: string,
    read: Facts,
    source: SettlementSource,
  ): Promise<PaymentStatus> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw new Error(`There is no order ${orderId}`);
    const known = await this.facts.read(tx, orderId);
    const facts = mergeFacts(known, order.erasedAt ? withoutPerson(read) : read);
    await this.facts.write(tx, orderId, facts);
    if (facts.session) await this.attempts.close(tx, orderId, { state: 'done', refusal: null });
    if (facts.session && !known.session) await this.wakeParked(tx, orderId);
    if (overtaken(read, facts))
      await this.jobs.enqueue(tx, 'settle-order', { orderId, source }, { singletonKey: orderId });
    const attempt = await this.attempts.find(tx, orderId);
    const status = deriveStatus(facts, {
      snapshot: order.snapshot,
      refused: attempt?.state === 'refused',
    });
    if (status !== order.status) {
      await this.orders.setStatus(tx, orderId, status, source);
      this.logger.log(`Order ${order.number}: ${order.status} → ${status}`);
    }
    if (status === 'review') this.logger.error(`Order ${order.number} is not what was agreed`);
    await this.effects.run(tx, orderId, status);
    await this.changes.announce(tx, orderId);
    return status;
  }

  /** Events that came before the order, or before its session was known, wait no longer. */
  private async wakeParked(tx: Transaction, orderId: string): Promise<void> {
    for (const eventId of await this.inbox.parkedOf(tx, orderId)) {
      await this.jobs.enqueue(tx, 'process-event', { eventId }, { once: true });
    }
  }
}

/** A later read was recorded first and says otherwise: one more tells which of them Stripe stands by. */
function overtaken(read: Facts, merged: Facts): boolean {
  const kept = new Map(all(merged).map((fact) => [fact.id, fact]));
  return all(read).some((fact) => {
    const other = kept.get(fact.id);
    return other && fact.readSeq < other.readSeq && differ(fact, other);
  });
}

function all({ session, payment, refunds, disputes }: Facts) {
  return [...(session ? [session] : []), ...(payment ? [payment] : []), ...refunds, ...disputes];
}

/** When it was read, and what merging or an erasure keeps otherwise. */
const KEPT = new Set(['readSeq', 'url', 'clientSecret', 'email', 'shipping']);

/** @param stored has the names of a row beside those of the fact */
function differ(read: object, stored: object): boolean {
  const known = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(read).some(
    ([name, value]) => !KEPT.has(name) && !isDeepStrictEqual(value, known.get(name)),
  );
}
