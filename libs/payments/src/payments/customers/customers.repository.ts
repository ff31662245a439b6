import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { DatabaseService } from '../../database/database.service';
import { customers } from '../../database/schema/schema';

/** Stripe repeats an error of its own for a day to whoever asks under the same key. */
const KEY_SECONDS = 600;

export interface StoredCustomer {
  readonly buyerId: string;
  /** Our idempotency key of the call that makes it. */
  readonly stripeKey: string;
  /** Stripe's id, once it is known. */
  readonly customerId: string | null;
}

@Injectable()
export class CustomersRepository {
  constructor(private readonly database: DatabaseService) {}

  /** The buyer's row, made where there is none; its key made anew where it has led to nothing for long. */
  async ofBuyer(buyerId: string): Promise<StoredCustomer> {
    const { queries } = this.database;
    const stripeKey = `customer:${randomUUID()}`;
    await queries
      .insert(customers)
      .values({ buyerId, stripeKey })
      .onConflictDoUpdate({
        target: customers.buyerId,
        set: { stripeKey, createdAt: sql`now()` },
        setWhere: and(
          isNull(customers.customerId),
          lt(customers.createdAt, sql`now() - make_interval(secs => ${KEY_SECONDS})`),
        ),
      });
    const [row] = await queries.select().from(customers).where(eq(customers.buyerId, buyerId));
    if (!row) throw new Error('The row of a buyer is gone');
    return row;
  }

  async made({ stripeKey }: StoredCustomer, customerId: string): Promise<void> {
    await this.database.queries
      .update(customers)
      .set({ customerId })
      .where(and(eq(customers.stripeKey, stripeKey), isNull(customers.customerId)));
  }

  /** The buyer's next checkout makes another. */
  async forget(customerId: string): Promise<void> {
    await this.database.queries.delete(customers).where(eq(customers.customerId, customerId));
  }
}
