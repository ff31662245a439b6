import type { PaymentsSettings } from '../options/payments.settings';
import type { DatabaseService } from '../database/database.service';
import type { JobQueue } from '../jobs/job-queue';
import type { WaitingOrdersRepository } from '../orders/waiting-orders.repository';
import type { CursorsRepository } from './cursors.repository';
import type { Period } from './period';
import { SessionSweepService } from './session-sweep.service';
import type { StripeService } from './stripe.service';

const HOUR = 3600;
const START = 1_790_000_000;

/** A Stripe with sessions over ten hours that answers only so many pages; what was asked of it is noted. */
function aSweep({ pagesPerHour = 1, answers = Infinity } = {}) {
  const asked: number[] = [];
  let position: number | undefined;
  let pages = 0;
  const stripe = {
    newestSession: async () => START + 10 * HOUR - 1,
    async *sessions({ gte }: Period) {
      for (let page = 0; page < pagesPerHour; page += 1) {
        pages += 1;
        if (pages > answers) throw new Error('Stripe is away');
        if (page === 0) asked.push((gte - START) / HOUR);
        yield [];
      }
    },
  };
  const cursors = {
    position: async () => position,
    advance: async (_name: string, to: number) => void (position = to),
    forget: async () => void (position = undefined),
  };
  const service = new SessionSweepService(
    {} as DatabaseService,
    { work: () => undefined, every: () => undefined } as unknown as JobQueue,
    {
      oldest: async () => START + 600,
      sessionsOf: async () => [],
    } as unknown as WaitingOrdersRepository,
    cursors as unknown as CursorsRepository,
    stripe as unknown as StripeService,
    { shop: { id: 'till' } } as PaymentsSettings,
  );
  return { asked, service, position: () => position };
}

it('goes through all sessions since the oldest order that waits, and begins anew with the next run', async () => {
  const { asked, service, position } = aSweep();
  await service.sweep();
  expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(position()).toBeUndefined();
});

it('leaves a long backlog to the next runs, hour by hour', async () => {
  const { asked, service, position } = aSweep({ pagesPerHour: 40 });
  await service.sweep();
  expect(asked).toEqual([0, 1, 2]);
  expect(position()).toBe(START + 3 * HOUR - 1);
});

it('that dies half way loses nothing: the next run begins with the hour it died in', async () => {
  const { asked, service, position } = aSweep({ pagesPerHour: 5, answers: 18 });
  await expect(service.sweep()).rejects.toThrow('away');
  expect(asked).toEqual([0, 1, 2, 3]);
  expect(position()).toBe(START + 3 * HOUR - 1);
});
