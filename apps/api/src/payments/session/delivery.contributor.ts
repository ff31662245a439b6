import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** Asks where to send the order, if there is anything to send. */
@Injectable()
export class DeliveryContributor extends CheckoutSessionContributor {
  readonly name: string = 'delivery';
  readonly order: number = 700;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute({ lines }: SessionDraft): Partial<SessionRequest> {
    const { shipTo } = this.config.get('shop', { infer: true });
    return lines.some(({ shippable }) => shippable)
      ? { shipping_address_collection: { allowed_countries: [...shipTo] } }
      : {};
  }
}
