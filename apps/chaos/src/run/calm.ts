import { setTimeout as wait } from 'node:timers/promises';
import type { Run } from './run';

/** On a machine that has much else to do. */
const IDLE_WITHIN_MS = 180_000;
/** No job begins or ends. */
const SILENT_MS = 5_000;
/** Of a job's heartbeat, and a little. */
const SILENCE_SECONDS = 21;

/** Jobs that are due or under way; waking the workers spares the wait until they look by themselves. */
const BUSY = `
  select id, name, state = 'active' and started_on < $1::timestamptz as orphaned, pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), name)
    from pgboss.job
   where name not like '\\_\\_pgboss%'
     and (state = 'active' or (state in ('created', 'retry') and start_after <= pgboss.job_now()))
   order by id`;

interface State {
  readonly deliveries: readonly {
    readonly state: string;
    readonly next_attempt_at: number | null;
  }[];
  readonly now: number;
}

interface BusyJob {
  readonly id: string;
  readonly name: string;
  /** Of a process that is gone. */
  readonly orphaned: boolean;
}

/**
 * Waits until nothing is due: no job, and no delivery. The jobs of a process that was killed are known by their
 * silence, so where they are all that is left, time is let pass. So it is where a job's end was lost on its way.
 * @throws Error when it never comes to rest
 */
export async function idle(run: Run): Promise<void> {
  const end = Date.now() + IDLE_WITHIN_MS;
  let moved = Date.now();
  let before = '';
  for (let quiet = 0; quiet < 2;) {
    await run.shop.up();
    const jobs = await run.rows<BusyJob>(BUSY, [run.shop.began]);
    const due = await dueDeliveries(run);
    quiet = jobs.length + due === 0 ? quiet + 1 : 0;
    if (Date.now() > end) {
      throw new Error(`still busy with ${jobs.map(({ name }) => name).join()}, ${due} deliveries`);
    }
    const isSilent = Date.now() - moved > SILENT_MS || jobs.every(({ orphaned }) => orphaned);
    const now = jobs.map(({ id }) => id).join();
    if (quiet > 0 || due > 0 || now !== before) moved = Date.now();
    else if (isSilent) {
      await run.pass(SILENCE_SECONDS);
      await run.shop.ask({ command: 'supervise' });
      moved = Date.now();
    }
    before = now;
    await wait(15);
  }
}

/** A minute of the shop's life, with what its cron does. */
export async function minute(run: Run): Promise<void> {
  for (const command of ['supervise', 'minute', 'supervise']) {
    await idle(run);
    await run.pass(20);
    await run.shop.ask({ command });
  }
  await idle(run);
}

async function dueDeliveries({ world }: Run): Promise<number> {
  const { now } = await world.emulator.control<State>('GET', 'clock');
  const { data } = await world.emulator.control<{ readonly data: State['deliveries'] }>(
    'GET',
    'deliveries',
  );
  return data.filter(({ state, next_attempt_at: at }) => state === 'pending' && (at ?? 0) <= now)
    .length;
}
