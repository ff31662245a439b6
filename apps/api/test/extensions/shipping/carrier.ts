import { Injectable } from '@nestjs/common';
import { type OrderReached, OutageError } from '@till/payments';

type Parcel = Pick<OrderReached, 'orderId' | 'lines' | 'shipping'>;

/** A carrier's API, which tells a repeated call by its key. */
@Injectable()
export class Carrier {
  async book(parcel: Parcel, key: string): Promise<void> {
    await this.post('parcels', parcel, key);
  }

  async stop(orderId: string, reason: string, key: string): Promise<void> {
    await this.post(`parcels/${orderId}/stop`, { reason }, key);
  }

  private async post(path: string, body: object, key: string): Promise<void> {
    const { ok, status } = await fetch(`https://carrier.example/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (status >= 500) throw new OutageError(`The carrier answers ${status}`);
    if (!ok) throw new Error(`The carrier refuses: ${status}`);
  }
}
