import type { JobQueue } from '../jobs/job-queue';
import type { CursorsRepository } from './cursors.repository';
import { EventSweepService } from './event-sweep.service';
import type { EventsService } from './events.service';
import type { InboxRepository } from './inbox.repository';
import type { Period } from './period';
import type { ReactionsService } from './reactions.service';
import type { StripeService } from './stripe.service';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NOW = 1_790_000_000;

beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000));
afterEach(() => jest.restoreAllMocks());

interface Options {
  /** Where the last run ended; the very first one has no such place. */
  readonly position?: number;
  readonly pagesPerHour?: number;
  /** So many pages Stripe gives before it is away. */
  readonly answers?: number;
}

/** A Stripe with so many events in every hour, a page of its own each; what was asked of it is noted. */
function aSweep({ position: start, pagesPerHour = 1, answers = Infinity }: Options = {}) {
  const asked: number[] = [];
  const received: string[] = [];
  let position = start;
  let pages = 0;
  const step = HOUR / pagesPerHour;
  const stripe = {
    newestEvent: async () => NOW,
    async *events({ gte, lte }: Period) {
      asked.push(gte);
      for (let at = Math.ceil(gte / step) * step; at <= lte; at += step) {
        pages += 1;
        if (pages > answers) throw new Error('Stripe is away');
        yield [{ id: `evt_${at}` }];
      }
    },
  };
  const service = new EventSweepService(
    {
      position: async () => position,
      advance: async (_name: string, to: number) => void (position = to),
    } as unknown as CursorsRepository,
    {
      receive: async ({ id }: { id: string }) => void received.push(id),
    } as unknown as EventsService,
    {
      missing: async (events: readonly { id: string }[]) =>
        events.filter(({ id }) => !received.includes(id)),
    } as unknown as InboxRepository,
    { patterns: [] } as unknown as ReactionsService,
    stripe as unknown as StripeService,
    { work: () => undefined, every: () => undefined } as unknown as JobQueue,
  );
  return {
    asked,
    received,
    service,
    position: () => position,
    bringBack: () => void (answers = Infinity),
  };
}

it('the very first run looks an hour back, with ten minutes of overlap', async () => {
  const { asked, service, position } = aSweep();
  await service.sweep();
  expect(asked[0]).toBe(NOW - HOUR - 600);
  expect(position()).toBe(NOW);
});

it('goes on where the last run ended, with the ten minutes before it once more', async () => {
  const { asked, service } = aSweep({ position: NOW - 60 });
  await service.sweep();
  expect(asked).toEqual([NOW - 660]);
});

it('asks for nothing that is older than the 30 days Stripe lists', async () => {
  const { asked, service } = aSweep({ position: NOW - 40 * DAY });
  await service.sweep();
  expect(asked[0]).toBe(NOW - 30 * DAY);
});

it('leaves a long backlog to the next runs, each with its budget, until all is read', async () => {
  const { asked, service, position } = aSweep({ position: NOW - 6 * HOUR, pagesPerHour: 40 });
  await service.sweep();
  expect(asked).toHaveLength(3);
  expect(position()).toBe((asked[2] ?? 0) + HOUR - 1);
  for (let run = 0; run < 4; run += 1) await service.sweep();
  expect(position()).toBe(NOW);
});

it('that dies half way loses nothing: the next run does the hour it died in again, and nothing twice', async () => {
  const { asked, received, service, position, bringBack } = aSweep({
    position: NOW - 6 * HOUR,
    pagesPerHour: 5,
    answers: 18,
  });
  await expect(service.sweep()).rejects.toThrow('away');
  const [died = 0] = asked.splice(0).toReversed();
  expect(received).toHaveLength(18);
  bringBack();
  await service.sweep();
  expect(asked[0]).toBe(died - 601);
  expect(position()).toBe(NOW);
  expect(new Set(received).size).toBe(received.length);
  // One every twelve minutes, of six hours and the ten minutes before them.
  expect(received).toHaveLength(31);
});
