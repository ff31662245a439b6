import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Until when it can be paid, which is as long as its stock is held. */
@Injectable()
export class ExpiryContributor extends CheckoutSessionContributor {
  readonly name: string = 'expiry';
  readonly order: number = 1000;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { sessionMinutes } = this.config.get('shop', { infer: true });
    return { expires_at: Math.floor(Date.now() / 1000) + sessionMinutes * 60 };
  }
}
