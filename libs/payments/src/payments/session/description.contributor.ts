import { Injectable } from '@nestjs/common';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** What the payment is for. Accounts in India cannot take payments from abroad without. */
@Injectable()
export class DescriptionContributor extends CheckoutSessionContributor {
  readonly name: string = 'description';
  readonly order: number = 400;

  contribute({ number }: SessionDraft): Partial<SessionRequest> {
    return { payment_intent_data: { description: `Order ${number}` } };
  }
}
