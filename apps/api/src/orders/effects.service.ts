import { Injectable } from '@nestjs/common';
import { PAID_STATUSES, type PaymentStatus } from '@till/shared-types';
import { Stock } from '../catalog/stock';
import type { Transaction } from '../database/connection';
import { effects } from '../database/schema/schema';
import type { Effect } from './effects';
import { OrdersRepository } from './orders.repository';

/** Runs what an order's status calls for, each effect once per order. */
@Injectable()
export class EffectsService {
  private readonly effects: readonly Effect[];

  constructor(
    private readonly stock: Stock,
    private readonly orders: OrdersRepository,
  ) {
    this.effects = [
      { name: 'commit-stock', on: PAID_STATUSES, run: (tx, id) => this.commitStock(tx, id) },
      {
        name: 'release-stock',
        on: ['failed', 'expired', 'canceled'],
        run: (tx, id) => this.stock.release(tx, id),
      },
    ];
  }

  async run(tx: Transaction, orderId: string, status: PaymentStatus): Promise<void> {
    for (const effect of this.effects.filter(({ on }) => on.includes(status))) {
      const first = await tx
        .insert(effects)
        .values({ orderId, name: effect.name })
        .onConflictDoNothing()
        .returning({ name: effects.name });
      if (first.length > 0) await effect.run(tx, orderId);
    }
  }

  private async commitStock(tx: Transaction, orderId: string): Promise<void> {
    const sold = await this.stock.commit(tx, orderId);
    await this.orders.setFulfilment(tx, orderId, sold ? 'fulfilled' : 'unfulfillable');
  }
}
