import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue';
import { CursorsRepository } from './cursors.repository';
import { type EventFilter, eventFilters } from './event-pattern';
import { EventsService } from './events.service';
import { InboxRepository } from './inbox.repository';
import { PAGES_PER_RUN, type Period, slices } from './period';
import { ReactionsService } from './reactions.service';
import { EVENT_TYPES } from './stripe-event';
import { StripeService } from './stripe.service';

const EVERY_MINUTE = '* * * * *';
const CURSOR = 'events';

/** Seconds read again each time: an event may be listed later than its stamp says. */
const OVERLAP_SECONDS = 600;

/** The very first run begins this long ago, so that it misses nothing where our clock is ahead of Stripe's. */
const FIRST_SECONDS = 3600;

/** Stripe lists no event that is older. Source: docs.stripe.com/api/events. */
const HORIZON_SECONDS = 30 * 24 * 3600;

/** Reads the events that Stripe has, so that one whose webhook never came is in the inbox too. */
@Injectable()
export class EventSweepService {
  constructor(
    private readonly cursors: CursorsRepository,
    private readonly events: EventsService,
    private readonly inbox: InboxRepository,
    private readonly reactions: ReactionsService,
    private readonly stripe: StripeService,
    jobs: JobQueue,
  ) {
    jobs.work('sweep-events', () => this.sweep());
    jobs.every(EVERY_MINUTE, 'sweep-events');
  }

  /** Goes on where the last run ended, until the newest event or the end of its budget. */
  async sweep(): Promise<void> {
    const since = await this.since();
    const filters = eventFilters([...EVENT_TYPES, ...this.reactions.patterns]);
    const until = await this.newest(filters, since);
    if (until === undefined) return;
    let pages = 0;
    for (const period of slices(since, until)) {
      for (const filter of filters) pages += await this.read(period, filter);
      await this.cursors.advance(CURSOR, period.lte);
      if (pages >= PAGES_PER_RUN) return;
    }
  }

  private async since(): Promise<number> {
    const now = Math.floor(Date.now() / 1000);
    const known = await this.cursors.position(CURSOR);
    const position = known ?? now - FIRST_SECONDS;
    if (known === undefined) await this.cursors.advance(CURSOR, position);
    return Math.max(position - OVERLAP_SECONDS, now - HORIZON_SECONDS);
  }

  private async newest(filters: readonly EventFilter[], since: number) {
    const stamps = await Promise.all(
      filters.map((filter) => this.stripe.newestEvent(since, filter)),
    );
    const known = stamps.filter((stamp) => stamp !== undefined);
    return known.length > 0 ? Math.max(...known) : undefined;
  }

  private async read(period: Period, filter: EventFilter): Promise<number> {
    let pages = 0;
    for await (const events of this.stripe.events(period, filter)) {
      for (const event of await this.inbox.missing(events)) {
        await this.events.receive(event, 'sweep');
      }
      pages += 1;
    }
    return pages;
  }
}
