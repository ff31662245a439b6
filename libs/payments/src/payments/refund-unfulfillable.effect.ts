import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service';
import { ORDER_REFUNDED, REFUND_UNFULFILLABLE } from '../orders/effects';
import { EffectsRegistry } from '../orders/effects.registry';
import { EffectsService } from '../orders/effects.service';
import { RefundsService } from './refunds.service';

/** Gives back what was paid for an order that cannot be delivered, and then tells the buyer. */
@Injectable()
export class RefundUnfulfillableEffect {
  constructor(
    private readonly database: DatabaseService,
    private readonly effects: EffectsService,
    private readonly refunds: RefundsService,
    registry: EffectsRegistry,
  ) {
    registry.register({
      name: REFUND_UNFULFILLABLE,
      on: [],
      run: ({ orderId }) => this.giveBack(orderId),
    });
  }

  private async giveBack(orderId: string): Promise<void> {
    await this.refunds.refund({ orderId, name: 'unfulfillable', source: 'effect' });
    await this.database.transaction((tx) => this.effects.require(tx, orderId, [ORDER_REFUNDED]));
  }
}
