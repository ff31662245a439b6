import { Injectable } from '@nestjs/common';
import { OnOrder, OnStripeEvent, type OrderReached, type StripeReaction } from '@till/payments';
import { Carrier } from './carrier';

/** Books a parcel for each paid order, and stops it when the bank asks for the money back. */
@Injectable()
export class ShippingService {
  constructor(private readonly carrier: Carrier) {}

  @OnOrder('paid', { name: 'spec-book-parcel' })
  async book({ orderId, lines, shipping, idempotencyKey }: OrderReached): Promise<void> {
    if (shipping) await this.carrier.book({ orderId, lines, shipping }, idempotencyKey);
  }

  @OnStripeEvent('charge.dispute.created', { name: 'spec-stop-parcel' })
  async stop(reaction: StripeReaction<'charge.dispute.created'>): Promise<void> {
    const { orderId, event, idempotencyKey } = reaction;
    if (orderId) await this.carrier.stop(orderId, event.data.object.reason, idempotencyKey);
  }
}
