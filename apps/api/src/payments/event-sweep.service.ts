import { Injectable } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue';
import { CursorsRepository } from './cursors.repository';
import { EventsService } from './events.service';
import { StripeService } from './stripe.service';

const EVERY_MINUTE = '* * * * *';
const CURSOR = 'events';

/** Seconds read again each time: an event may be listed later than its stamp says. */
const OVERLAP_SECONDS = 600;

/** Stripe lists no event that is older. Source: docs.stripe.com/api/events. */
const HORIZON_SECONDS = 30 * 24 * 3600;

/** Reads the events that Stripe has, so that one whose webhook never came is in the inbox too. */
@Injectable()
export class EventSweepService {
  constructor(
    private readonly cursors: CursorsRepository,
    private readonly events: EventsService,
    private readonly stripe: StripeService,
    jobs: JobQueue,
  ) {
    jobs.work('sweep-events', () => this.sweep());
    jobs.every(EVERY_MINUTE, 'sweep-events');
  }

  async sweep(): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    const position = await this.cursors.position(CURSOR);
    const since = Math.max((position ?? now) - OVERLAP_SECONDS, now - HORIZON_SECONDS);
    let latest = position ?? now;
    for await (const event of this.stripe.eventsSince(since)) {
      await this.events.receive(event);
      latest = Math.max(latest, event.created);
    }
    await this.cursors.advance(CURSOR, latest);
  }
}
