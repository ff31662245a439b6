import { Injectable } from '@nestjs/common';
import { eq, sql } from 'drizzle-orm';
import { DatabaseService } from '../database/database.service';
import { cursors } from '../database/schema/schema';

/** How far each sweep has come, in Stripe's time (Unix seconds). */
@Injectable()
export class CursorsRepository {
  constructor(private readonly database: DatabaseService) {}

  async position(name: string): Promise<number | undefined> {
    const [row] = await this.database.queries.select().from(cursors).where(eq(cursors.name, name));
    return row?.position;
  }

  /** The next run begins anew. */
  async forget(name: string): Promise<void> {
    await this.database.queries.delete(cursors).where(eq(cursors.name, name));
  }

  /** Never back. */
  async advance(name: string, position: number): Promise<void> {
    await this.database.queries
      .insert(cursors)
      .values({ name, position })
      .onConflictDoUpdate({
        target: cursors.name,
        set: { position: sql`greatest(${cursors.position}, excluded.position)` },
      });
  }
}
