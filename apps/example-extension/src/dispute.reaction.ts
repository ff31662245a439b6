import { Injectable, Logger } from '@nestjs/common';
import { OnStripeEvent, type StripeReaction } from '@till/payments';

/** Tells of a dispute while there is time to answer it. */
@Injectable()
export class DisputeReaction {
  private readonly logger = new Logger('Disputes');

  @OnStripeEvent('charge.dispute.created', { name: 'dispute' })
  async tell({ event, shopId }: StripeReaction<'charge.dispute.created'>): Promise<void> {
    const { id, reason } = event.data.object;
    this.logger.warn(`${shopId}: dispute ${id} was opened (${reason})`);
  }
}
