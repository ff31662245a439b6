import { Injectable } from '@nestjs/common';
import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connection';
import { stock, stockHolds } from '../database/schema/schema';
import { type Shortage, Stock, type StockLine } from './stock';

@Injectable()
export class StockRepository extends Stock {
  async reserve(tx: Transaction, orderId: string, lines: readonly StockLine[]) {
    if ((await this.holds(tx, orderId)).length > 0) return [];
    const shortages = await this.take(tx, lines);
    if (shortages.length === 0) {
      await tx
        .insert(stockHolds)
        .values(lines.map((line) => ({ ...line, orderId, state: 'reserved' as const })));
    }
    return shortages;
  }

  async commit(tx: Transaction, orderId: string): Promise<boolean> {
    const holds = await this.holds(tx, orderId);
    const released = holds.filter(({ state }) => state === 'released');
    if ((await this.take(tx, released)).length > 0) return false;
    for (const { productId, quantity, state } of holds) {
      if (state === 'committed') continue;
      await tx
        .update(stock)
        .set({
          reserved: sql`${stock.reserved} - ${quantity}`,
          sold: sql`${stock.sold} + ${quantity}`,
        })
        .where(eq(stock.productId, productId));
    }
    await this.mark(tx, orderId, 'committed');
    return true;
  }

  async release(tx: Transaction, orderId: string): Promise<void> {
    const held = (await this.holds(tx, orderId)).filter(({ state }) => state === 'reserved');
    for (const { productId, quantity } of held) {
      await tx
        .update(stock)
        .set({
          reserved: sql`${stock.reserved} - ${quantity}`,
          onHand: sql`${stock.onHand} + ${quantity}`,
        })
        .where(eq(stock.productId, productId));
    }
    if (held.length > 0) await this.mark(tx, orderId, 'released');
  }

  /** All of the lines, or nothing: a shortage gives back what was taken before it. */
  private async take(tx: Transaction, lines: readonly StockLine[]): Promise<Shortage[]> {
    const taken: StockLine[] = [];
    const shortages: Shortage[] = [];
    // One order for everybody, so that two carts never wait for each other.
    for (const line of byProduct(lines)) {
      const rows = await tx
        .update(stock)
        .set({
          onHand: sql`${stock.onHand} - ${line.quantity}`,
          reserved: sql`${stock.reserved} + ${line.quantity}`,
        })
        .where(and(eq(stock.productId, line.productId), gte(stock.onHand, line.quantity)))
        .returning({ productId: stock.productId });
      if (rows.length > 0) taken.push(line);
      else shortages.push(await this.shortage(tx, line.productId));
    }
    if (shortages.length > 0) await this.giveBack(tx, taken);
    return shortages;
  }

  private async giveBack(tx: Transaction, lines: readonly StockLine[]): Promise<void> {
    for (const { productId, quantity } of lines) {
      await tx
        .update(stock)
        .set({
          onHand: sql`${stock.onHand} + ${quantity}`,
          reserved: sql`${stock.reserved} - ${quantity}`,
        })
        .where(eq(stock.productId, productId));
    }
  }

  private async shortage(tx: Transaction, productId: string): Promise<Shortage> {
    const [row] = await tx
      .select({ onHand: stock.onHand })
      .from(stock)
      .where(eq(stock.productId, productId));
    return { productId, available: row?.onHand ?? 0 };
  }

  private async holds(tx: Transaction, orderId: string) {
    const rows = await tx
      .select()
      .from(stockHolds)
      .where(eq(stockHolds.orderId, orderId))
      .for('update');
    return byProduct(rows);
  }

  private async mark(tx: Transaction, orderId: string, state: 'committed' | 'released') {
    const from = state === 'released' ? ['reserved' as const] : (['reserved', 'released'] as const);
    await tx
      .update(stockHolds)
      .set({ state })
      .where(and(eq(stockHolds.orderId, orderId), inArray(stockHolds.state, [...from])));
  }
}

function byProduct<L extends StockLine>(lines: readonly L[]): readonly L[] {
  return lines.toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
}
