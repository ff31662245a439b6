import { Injectable } from '@nestjs/common';
import { and, count, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { orderLookups } from '../database/schema/schema';

/** Requests for links to orders, counted by visitor and by address. */
@Injectable()
export class OrderLookupsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** Counts one more, unless whoever the hash stands for had so many in that time. One request after the other. @returns what was counted */
  async take(
    tx: Transaction,
    hash: string,
    { limit, seconds }: { readonly limit: number; readonly seconds: number },
  ): Promise<number | undefined> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`lookup ${hash}`}, 0))`);
    const [row] = await tx
      .select({ lookups: count() })
      .from(orderLookups)
      .where(
        and(
          eq(orderLookups.visitorHash, hash),
          sql`${orderLookups.at} > now() - make_interval(secs => ${seconds})`,
        ),
      );
    if ((row?.lookups ?? 0) >= limit) return undefined;
    const [made] = await tx
      .insert(orderLookups)
      .values({ visitorHash: hash })
      .returning({ id: orderLookups.id });
    return made?.id;
  }

  /** What was counted did not come to pass. */
  async giveBack(id: number): Promise<void> {
    await this.database.queries.delete(orderLookups).where(eq(orderLookups.id, id));
  }

  /** Those that count no more. */
  async forget(): Promise<void> {
    await this.database.queries
      .delete(orderLookups)
      .where(lt(orderLookups.at, sql`now() - interval '1 day'`));
  }
}
