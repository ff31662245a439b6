import type { Queue } from 'pg-boss';
import type { JobName } from './job-queue';

/** A job whose process died is found by its silence, not by how long it takes: within half a minute. */
const LIFE = { heartbeatSeconds: 20, notify: true } as const;

/** About half an hour in all, doubling from 2 s: longer outages are for the sweep. */
const RETRIED = {
  ...LIFE,
  retryLimit: 10,
  retryDelay: 2,
  retryBackoff: true,
  expireInSeconds: 60,
} as const;

/**
 * Never two of one key at a time, nor a second one while the first waits to be tried again. That is soon enough for
 * what comes back to be noticed within a minute.
 */
const ONE_AT_A_TIME = { ...RETRIED, retryDelayMax: 60, policy: 'exclusive' } as const;

/** The next minute brings the next run, so none is tried again and none runs beside another. */
const SWEEP = { ...LIFE, policy: 'exclusive', retryLimit: 0, expireInSeconds: 600 } as const;

/** How the jobs of each kind are kept. */
export const JOB_QUEUES: Readonly<Record<JobName, Omit<Queue, 'name'>>> = {
  'process-event': RETRIED,
  // One waits per key; one that already runs may have read too early to count.
  'settle-order': { ...RETRIED, policy: 'short' },
  'look-up-session': { ...RETRIED, policy: 'short' },
  'run-effect': ONE_AT_A_TIME,
  'run-reaction': ONE_AT_A_TIME,
  'send-order-link': RETRIED,
  'sweep-events': SWEEP,
  'sweep-orders': SWEEP,
  'sweep-sessions': SWEEP,
  'empty-events': SWEEP,
};
