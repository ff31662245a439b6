import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { PaymentsSettings } from '../options/payments.settings';
import { DatabaseService } from '../database/database.service';
import { type FoundHandler, HandlerDiscovery } from '../jobs/handler.discovery';
import { HandlerError } from '../jobs/handler.error';
import { JobQueue } from '../jobs/job-queue';
import { accountOf, MAX_TRIES, tryOnce } from '../jobs/outcome';
import { matchesPattern } from './event-pattern';
import { InboxRepository } from './inbox.repository';
import {
  ON_STRIPE_EVENT,
  type OnStripeEventOptions,
  type StripeReaction,
} from './on-stripe-event.decorator';
import { ReactionsRepository } from './reactions.repository';

/** What modules do about Stripe's events, each once per event. */
@Injectable()
export class ReactionsService implements OnModuleInit {
  private readonly logger = new Logger('Reactions');
  private readonly handlers = new Map<string, FoundHandler<OnStripeEventOptions>>();

  constructor(
    private readonly discovery: HandlerDiscovery,
    private readonly database: DatabaseService,
    private readonly inbox: InboxRepository,
    private readonly rows: ReactionsRepository,
    private readonly jobs: JobQueue,
    private readonly settings: PaymentsSettings,
  ) {
    jobs.work('run-reaction', ({ eventId, name }) => this.perform(eventId, name));
  }

  /** Types and groups of types that somebody reacts to. */
  get patterns(): readonly string[] {
    return [...this.handlers.values()].flatMap(({ options }) => options.patterns);
  }

  onModuleInit(): void {
    for (const handler of this.discovery.find(ON_STRIPE_EVENT)) {
      const twin = this.handlers.get(handler.name);
      if (twin) {
        throw new HandlerError(
          `${handler.where} and ${twin.where} both have a reaction "${handler.name}"`,
        );
      }
      this.handlers.set(handler.name, handler);
    }
    const all = [...this.handlers.values()].map(
      ({ name, where, options }) => `${name} (${where}) on ${options.patterns.join(', ')}`,
    );
    if (all.length > 0) this.logger.log(`To events of Stripe: ${all.join('; ')}`);
  }

  /** The reactions to the event will happen; asked for twice, each happens once. @param isForeign of a payment that is not the shop's */
  async require(eventId: string, type: string, isForeign: boolean): Promise<void> {
    const names = [...this.handlers.values()]
      .filter(({ options }) => !isForeign || options.foreign)
      .filter(({ options }) => options.patterns.some((pattern) => matchesPattern(pattern, type)))
      .map(({ name }) => name);
    if (names.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const name of await this.rows.insert(tx, eventId, names)) {
        const singletonKey = `${eventId} ${name}`;
        await this.jobs.enqueue(tx, 'run-reaction', { eventId, name }, { singletonKey });
      }
    });
  }

  private async perform(eventId: string, name: string): Promise<void> {
    const tries = await this.rows.begin(eventId, name);
    if (tries === undefined) return;
    const tried = await tryOnce(() => this.attempt(eventId, name), tries);
    const { outcome, again } = tried;
    await this.rows.mark(eventId, name, outcome);
    if (outcome.state === 'dead') {
      this.logger.error(`${name} of event ${eventId} was given up after ${MAX_TRIES} tries`);
    }
    if (!again) return;
    const account = accountOf(tried, this.settings.production);
    this.logger.warn(`${name} of event ${eventId} will be tried again: ${account}`);
    throw again;
  }

  private async attempt(eventId: string, name: string): Promise<void> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`Nobody does ${name} here`);
    const stored = await this.inbox.find(eventId);
    if (!stored?.payload) throw new Error(`Nothing is left of event ${eventId}`);
    const reaction: StripeReaction = {
      event: stored.payload as Stripe.Event,
      shopId: this.settings.shop.id,
      orderId: stored.orderId,
      idempotencyKey: `event:${eventId}:${name}`,
    };
    await handler.run(reaction);
  }
}
