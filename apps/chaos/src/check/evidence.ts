import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../run/run';
import type { Witness } from '../run/witness';
import * as sql from './shop.sql';
import type * as rows from './shop-rows';
import type * as stripe from './stripe-objects';

/** When the checks are made: some things may still be open after two minutes, and none at the end of the day. */
export type Moment = 'two minutes' | 'end of day';

/** Everything that the checks look at: the shop's rows, Stripe's objects and books, and what people saw. */
export interface Evidence {
  readonly moment: Moment;
  readonly orders: readonly rows.OrderRow[];
  readonly sessionFacts: readonly rows.SessionFactRow[];
  readonly paymentFacts: readonly rows.PaymentFactRow[];
  readonly refundFacts: readonly rows.RefundFactRow[];
  readonly disputeFacts: readonly rows.DisputeFactRow[];
  readonly holds: readonly rows.HoldRow[];
  readonly stock: readonly rows.StockRow[];
  readonly effects: readonly rows.EffectRow[];
  readonly inbox: readonly rows.InboxRow[];
  readonly refundRequests: readonly rows.RefundRequestRow[];
  readonly history: readonly rows.HistoryRow[];
  readonly jobs: readonly rows.JobRow[];
  readonly sessions: readonly stripe.Session[];
  readonly intents: readonly stripe.Intent[];
  readonly refunds: readonly stripe.Refund[];
  readonly disputes: readonly stripe.Dispute[];
  readonly deliveries: readonly stripe.Delivery[];
  readonly books: stripe.Books;
  /** What stood on the shelf when the run began. */
  readonly shelf: ReadonlyMap<string, number>;
  /** Ids of the mails in the outbox, such as `7Q3K-9MZT.order-confirmation`. */
  readonly mails: readonly string[];
  readonly witness: Witness;
  /** What the shop has logged. */
  readonly log: string;
}

export async function gather(run: Run, moment: Moment): Promise<Evidence> {
  const { emulator } = run.world;
  const sessions = await emulator.all<stripe.Session>('checkout/sessions');
  return {
    moment,
    orders: await run.rows(sql.ORDERS),
    sessionFacts: await run.rows(sql.SESSION_FACTS),
    paymentFacts: await run.rows(sql.PAYMENT_FACTS),
    refundFacts: await run.rows(sql.REFUND_FACTS),
    disputeFacts: await run.rows(sql.DISPUTE_FACTS),
    holds: await run.rows(sql.HOLDS),
    stock: await run.rows(sql.STOCK),
    effects: await run.rows(sql.EFFECTS),
    inbox: await run.rows(sql.INBOX),
    refundRequests: await run.rows(sql.REFUND_REQUESTS),
    history: await run.rows(sql.HISTORY),
    jobs: await run.rows(sql.UNFINISHED_JOBS),
    sessions: await Promise.all(
      sessions.map(async (session) => ({
        ...session,
        lines: await emulator.all<stripe.Line>(`checkout/sessions/${session.id}/line_items`),
      })),
    ),
    intents: await emulator.all('payment_intents'),
    refunds: await emulator.all('refunds'),
    disputes: await emulator.all('disputes'),
    deliveries: (await emulator.control<{ data: stripe.Delivery[] }>('GET', 'deliveries')).data,
    books: await emulator.control('GET', 'books'),
    shelf: run.shelf,
    mails: readMails(join(run.world.dataDir, 'outbox')),
    witness: run.witness,
    log: run.shop.wholeLog,
  };
}

function readMails(outbox: string): string[] {
  const files = existsSync(outbox) ? readdirSync(outbox) : [];
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(outbox, file), 'utf8')) as { readonly id: string })
    .map(({ id }) => id);
}
