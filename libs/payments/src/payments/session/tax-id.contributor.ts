import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** Asks who buys as a business for its name and tax id. */
@Injectable()
export class TaxIdContributor extends CheckoutSessionContributor {
  readonly name: string = 'tax-id';
  readonly order: number = 1400;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { taxId } = this.settings.session;
    return taxId ? { tax_id_collection: { enabled: true } } : {};
  }
}
