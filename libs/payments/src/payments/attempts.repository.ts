import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '@till/shared-types';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { attempts } from '../database/schema/schema';

/** How long one caller may take for the call to Stripe before another may go on with it. */
const LEASE_SECONDS = 12;

/** A call without an answer for longer is looked up instead of repeated: Stripe may have forgotten its key. */
const REPEATABLE_SECONDS = 600;

export interface Attempt {
  readonly orderId: string;
  readonly stripeKey: string;
  readonly state: 'open' | 'done' | 'refused';
  readonly refusal: ProblemCode | null;
  readonly createdAt: Date;
  /** Somebody is making the call just now. */
  readonly leased: boolean;
  /** Too old to be sent again. */
  readonly stale: boolean;
}

/** Create calls to Stripe: the row is the lock, leased by the database's clock. */
@Injectable()
export class AttemptsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** A new attempt, leased to the caller. */
  async open(tx: Transaction, orderId: string): Promise<void> {
    await tx
      .insert(attempts)
      .values({ orderId, stripeKey: `checkout:${orderId}:1`, leasedUntil: leaseEnd() });
  }

  async find(tx: Transaction, orderId: string): Promise<Attempt | undefined> {
    const { orderId: id, stripeKey, state, refusal, createdAt } = attempts;
    const [row] = await tx
      .select({
        orderId: id,
        stripeKey,
        state,
        refusal,
        createdAt,
        leased: sql<boolean>`${attempts.leasedUntil} > now()`,
        stale: sql<boolean>`${staleness}`,
      })
      .from(attempts)
      .where(eq(attempts.orderId, orderId))
      .for('update');
    return row;
  }

  async lease(tx: Transaction, orderId: string): Promise<void> {
    await tx.update(attempts).set({ leasedUntil: leaseEnd() }).where(eq(attempts.orderId, orderId));
  }

  /** The call came to nothing that is known: whoever asks next may go on. */
  async giveUp(orderId: string): Promise<void> {
    await this.database.queries
      .update(attempts)
      .set({ leasedUntil: sql`now()` })
      .where(and(eq(attempts.orderId, orderId), eq(attempts.state, 'open')));
  }

  /** A session settles it, even one that turns up after all; a refusal only what is still open. */
  async close(
    tx: Transaction,
    orderId: string,
    outcome: { readonly state: 'done' | 'refused'; readonly refusal: ProblemCode | null },
  ): Promise<void> {
    const from = outcome.state === 'done' ? (['open', 'refused'] as const) : (['open'] as const);
    await tx
      .update(attempts)
      .set(outcome)
      .where(and(eq(attempts.orderId, orderId), inArray(attempts.state, [...from])));
  }

  /** Takes the lease of calls that have had no answer for too long and that nobody is making, oldest first. */
  async leaseForgotten(limit: number): Promise<readonly string[]> {
    const forgotten = this.database.queries
      .select({ orderId: attempts.orderId })
      .from(attempts)
      .where(and(eq(attempts.state, 'open'), lt(attempts.leasedUntil, sql`now()`), staleness))
      .orderBy(attempts.createdAt)
      .limit(limit)
      .for('update', { skipLocked: true });
    const rows = await this.database.queries
      .update(attempts)
      .set({ leasedUntil: leaseEnd() })
      .where(inArray(attempts.orderId, forgotten))
      .returning({ orderId: attempts.orderId });
    return rows.map(({ orderId }) => orderId);
  }
}

const staleness = sql`${attempts.createdAt} < now() - make_interval(secs => ${REPEATABLE_SECONDS})`;

function leaseEnd() {
  return sql`now() + make_interval(secs => ${LEASE_SECONDS})`;
}
