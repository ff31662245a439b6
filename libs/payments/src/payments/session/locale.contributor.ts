import { Injectable } from '@nestjs/common';
import { stripeLocale } from '../stripe-locale';
import {
  CheckoutSessionContributor,
  type SessionDraft,
  type SessionRequest,
} from './checkout-session-contributor';

/** The page's language. */
@Injectable()
export class LocaleContributor extends CheckoutSessionContributor {
  readonly name: string = 'locale';
  readonly order: number = 900;

  contribute({ locale }: SessionDraft): Partial<SessionRequest> {
    return { locale: stripeLocale(locale) };
  }
}
