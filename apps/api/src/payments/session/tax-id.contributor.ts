import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Asks who buys as a business for its name and tax id. */
@Injectable()
export class TaxIdContributor extends CheckoutSessionContributor {
  readonly name: string = 'tax-id';
  readonly order: number = 1400;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { taxId } = this.config.get('session', { infer: true });
    return taxId ? { tax_id_collection: { enabled: true } } : {};
  }
}
