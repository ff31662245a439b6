import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { PaymentsSettings } from '../options/payments.settings';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import { isOutage } from '../jobs/outage.error';
import { EndlessCrashError } from '../jobs/outcome';
import { FactsRepository } from '../orders/facts.repository';
import { OrdersRepository } from '../orders/orders.repository';
import { safeMessage } from '../problems/error-fields';
import { type EventSubject, subjectOf } from './event-subject';
import { InboxRepository } from './inbox.repository';
import { ORDER_KEY, SHOP_KEY } from './session-request';
import { ReactionsService } from './reactions.service';
import { SettlementService } from './settlement.service';
import { StripeService } from './stripe.service';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** After so many tries a person has to look. */
const MAX_ATTEMPTS = 10;

const OTHER_MODE = 'of the other mode';
const OTHER_ACCOUNT = 'of another account';
const NOT_OURS = 'not of an order of this shop';
const NOT_ITS_SESSION = 'of a session that is not the order’s';

/** Why an event is about a payment that is not this shop's. */
const FOREIGN = new Set([OTHER_ACCOUNT, NOT_OURS, NOT_ITS_SESSION]);

/** The event names an order of this shop that is not here: it waits, for it may come before the order does. */
class OrderNotStoredError extends Error {
  constructor(readonly orderId: string) {
    super('of an order that is not stored yet');
  }
}

/** Stripe's events: stored at once, understood later. An event only says that there is something to read. */
@Injectable()
export class EventsService {
  private readonly logger = new Logger('Events');

  constructor(
    private readonly database: DatabaseService,
    private readonly inbox: InboxRepository,
    private readonly jobs: JobQueue,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly reactions: ReactionsService,
    private readonly settlement: SettlementService,
    private readonly stripe: StripeService,
    private readonly settings: PaymentsSettings,
  ) {
    jobs.work('process-event', ({ eventId }) => this.process(eventId));
    jobs.work('settle-order', async ({ orderId, source, sessionId }) => {
      await this.settlement.settle(orderId, source, sessionId);
    });
  }

  /**
   * Stores the event and its job in one transaction. An event that is done with changes nothing; one that failed or
   * was given up is tried again, so "resend" in Stripe's dashboard helps.
   */
  async receive(
    event: Stripe.Event,
    source: 'webhook' | 'sweep',
  ): Promise<{ received: true; duplicate: boolean }> {
    const outcome = await this.database.transaction(async (tx) => {
      const outcome = await this.inbox.insert(tx, event, source);
      if (outcome !== 'known') {
        const { id } = event;
        await this.jobs.enqueue(tx, 'process-event', { eventId: id }, { singletonKey: id });
      }
      return outcome;
    });
    return { received: true, duplicate: outcome !== 'new' };
  }

  /** @throws whatever kept it from being done, so that the job is tried again */
  async process(eventId: string): Promise<void> {
    const row = await this.inbox.begin(eventId);
    if (!row) return;
    try {
      if (row.attempts > MAX_ATTEMPTS) throw new EndlessCrashError();
      const event = row.payload as Stripe.Event | null;
      const reason = event ? await this.apply(event, row.source) : 'emptied after its retention';
      if (event && reason !== OTHER_MODE) {
        await this.reactions.require(eventId, row.type, FOREIGN.has(reason ?? ''));
      }
      await this.inbox.mark(eventId, reason ? 'ignored' : 'done', reason);
    } catch (error) {
      await this.fail(eventId, row.attempts, error);
      throw error;
    }
  }

  /** An outage of Stripe or the database is no fault of the event's, however long it lasts. */
  private async fail(eventId: string, tries: number, error: unknown): Promise<void> {
    const counts = !isOutage(error);
    const isLast = counts && tries >= MAX_ATTEMPTS;
    const isEarly = error instanceof OrderNotStoredError;
    if (isEarly) await this.inbox.assign(eventId, error.orderId);
    const state = isEarly ? 'parked' : 'failed';
    await this.inbox.mark(eventId, isLast ? 'dead' : state, safeMessage(error), counts);
    if (isLast) this.logger.error(`Event ${eventId} was given up after ${MAX_ATTEMPTS} tries`);
  }

  /** @returns why there was nothing to do, or undefined when it was done */
  private async apply(
    event: Stripe.Event,
    source: 'webhook' | 'sweep',
  ): Promise<string | undefined> {
    const { mode } = this.settings.stripe;
    if (event.livemode !== (mode === 'live')) return OTHER_MODE;
    const subject = subjectOf(event);
    if (!subject) return 'of a type that no order has facts of';
    // Stripe names an account only where it is one that is connected to the shop's own.
    if (event.account) return OTHER_ACCOUNT;
    const orderId = await this.orderOf(subject);
    if (!orderId) return NOT_OURS;
    await this.inbox.assign(event.id, orderId);
    return (await this.settlement.settle(orderId, source, subject.sessionId))
      ? undefined
      : NOT_ITS_SESSION;
  }

  private async orderOf(subject: EventSubject): Promise<string | undefined> {
    const { sessionId, paymentIntentId } = subject;
    const known =
      (sessionId && (await this.facts.orderOfSession(sessionId))) ??
      (paymentIntentId && (await this.facts.orderOfPayment(paymentIntentId)));
    if (known) return known;
    if (subject.orderId) return this.named(subject.shopId, subject.orderId);
    if (!paymentIntentId || sessionId) return undefined;
    const metadata = await this.stripe.paymentMetadata(paymentIntentId);
    return metadata && this.named(metadata[SHOP_KEY], metadata[ORDER_KEY]);
  }

  /** The order that metadata names, if it is one of ours. */
  private async named(shopId = '', orderId = ''): Promise<string | undefined> {
    const shop = this.settings.shop;
    if (shopId !== shop.id || !UUID.test(orderId)) return undefined;
    const order = await this.orders.byId(orderId);
    if (!order) throw new OrderNotStoredError(orderId);
    return order.id;
  }
}
