import { Injectable } from '@nestjs/common';
import { PAID_STATUSES } from '@till/shared-types';
import { Stock } from '../catalog/stock';
import type { Transaction } from '../database/connection';
import { REFUND_UNFULFILLABLE, RELEASE_SECOND } from './effects';
import { EffectsRegistry } from './effects.registry';
import { EffectsService } from './effects.service';
import { OrdersRepository } from './orders.repository';

/** What a status means for the goods that are held for the order. */
@Injectable()
export class StockEffects {
  constructor(
    private readonly stock: Stock,
    private readonly orders: OrdersRepository,
    private readonly effects: EffectsService,
    registry: EffectsRegistry,
  ) {
    registry.registerInTransaction({
      name: 'commit-stock',
      on: PAID_STATUSES,
      run: (tx, orderId) => this.commit(tx, orderId),
    });
    registry.registerInTransaction({
      name: 'keep-one-authorization',
      on: ['authorized'],
      run: (tx, orderId) => this.keepOne(tx, orderId),
    });
    registry.registerInTransaction({
      name: 'release-stock',
      on: ['failed', 'expired', 'canceled'],
      run: (tx, orderId) => this.stock.release(tx, orderId),
    });
  }

  /** Of two authorizations for one cart the second could be captured too. */
  private async keepOne(tx: Transaction, orderId: string): Promise<void> {
    if (!(await this.orders.isHeldTwice(tx, orderId))) return;
    await this.effects.require(tx, orderId, [RELEASE_SECOND]);
  }

  /** Of two payments for one cart the second is not kept, whatever the stock. */
  private async commit(tx: Transaction, orderId: string): Promise<void> {
    const isSecond = await this.orders.isPaidTwice(tx, orderId);
    const sold = !isSecond && (await this.stock.commit(tx, orderId));
    if (isSecond) await this.stock.release(tx, orderId);
    await this.orders.setFulfilment(tx, orderId, sold ? 'fulfilled' : 'unfulfillable');
    if (!sold) await this.effects.require(tx, orderId, [REFUND_UNFULFILLABLE]);
  }
}
