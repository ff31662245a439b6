import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { OnOrder, type OrderReached, OutageError } from '@till/payments';

/** Tells the parcel service of each order that is paid, once. */
@Injectable()
export class ParcelEffect {
  constructor(private readonly config: ConfigService) {}

  @OnOrder('paid', { name: 'parcel', required: true })
  async send({ shopId, number, lines, idempotencyKey }: OrderReached): Promise<void> {
    const answer = await fetch(`${this.config.get('PARCEL_URL')}/parcels`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify({ shopId, number, lines }),
    });
    if (!answer.ok) throw new OutageError(`The parcel service answers ${answer.status}`);
  }
}
