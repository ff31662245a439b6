import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { ORDER_KEY, SHOP_KEY } from '../session-request';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** Ties Stripe's objects to the order. Settlement finds the order by it, so a replacement must say the same. */
@Injectable()
export class ReferenceContributor extends CheckoutSessionContributor {
  readonly name: string = 'reference';
  readonly order: number = 300;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute({ orderId }: SessionDraft): Partial<SessionRequest> {
    const { id } = this.config.get('shop', { infer: true });
    const metadata = { [SHOP_KEY]: id, [ORDER_KEY]: orderId };
    return { client_reference_id: orderId, metadata, payment_intent_data: { metadata } };
  }
}
