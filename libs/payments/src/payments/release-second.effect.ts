import { Injectable } from '@nestjs/common';
import { RELEASE_SECOND } from '../orders/effects';
import { EffectsRegistry } from '../orders/effects.registry';
import type { OrderReached } from '../orders/order-reached';
import { CaptureService } from './capture.service';

/** Lets go of what was authorized for a cart that another order has been authorized or paid for. */
@Injectable()
export class ReleaseSecondEffect {
  constructor(
    private readonly captures: CaptureService,
    registry: EffectsRegistry,
  ) {
    registry.register({ name: RELEASE_SECOND, on: [], run: (order) => this.letGo(order) });
  }

  /** One that was captured after all is given back like any second payment. */
  private async letGo({ orderId, status }: OrderReached): Promise<void> {
    if (status === 'authorized') await this.captures.release(orderId, 'effect');
  }
}
