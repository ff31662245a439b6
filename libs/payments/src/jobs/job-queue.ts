import type { Transaction } from '../database/connection';
import type { SettlementSource } from '../database/schema/schema';

/** Every kind of job and what it carries. Ids only: the facts are read when the job runs. */
export interface Jobs {
  'process-event': { readonly eventId: string };
  'settle-order': {
    readonly orderId: string;
    readonly source: SettlementSource;
    /** Of an order that does not know its own yet. */
    readonly sessionId?: string;
  };
  /** The create call of the order has had no answer for so long that Stripe's sessions are searched for it. */
  'look-up-session': { readonly orderId: string };
  'run-effect': { readonly orderId: string; readonly name: string };
  'run-reaction': { readonly eventId: string; readonly name: string };
  /** Somebody asked for the link to an order: it is sent if number and address belong together. */
  'send-order-link': {
    readonly number: string;
    /** HMAC of the address that was typed. */
    readonly emailHash: string;
    /** Names the mail. */
    readonly request: string;
  };
  'sweep-events': Record<string, never>;
  'sweep-orders': Record<string, never>;
  'sweep-sessions': Record<string, never>;
  'empty-events': Record<string, never>;
}

export type JobName = keyof Jobs;

export interface EnqueueOptions {
  /** While a job with the same key waits for its first run, this one is not added. */
  readonly singletonKey?: string;
  /** One that fails is not tried again: whoever enqueued it will ask again. */
  readonly once?: boolean;
}

/** Durable background work: enqueued in the caller's transaction, retried with back-off. */
export abstract class JobQueue {
  /** Part of the transaction: the job exists if and only if it commits. */
  abstract enqueue<N extends JobName>(
    tx: Transaction,
    name: N,
    data: Jobs[N],
    options?: EnqueueOptions,
  ): Promise<void>;

  /** A handler that throws is run again later; it must stand being run twice. */
  abstract work<N extends JobName>(name: N, handler: (data: Jobs[N]) => Promise<void>): void;

  /** Runs the job by itself. @param cron five fields, UTC */
  abstract every(cron: string, name: JobName): void;

  /** No job is begun any more; those under way are waited for. */
  abstract stop(): Promise<void>;
}
