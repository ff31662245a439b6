import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { Behaviour } from '../instruments/behaviour';
import { behaviourOf } from '../instruments/instrument';

export function instrumentOf(account: Account, method: Stripe.PaymentMethod): Behaviour {
  const instrument = account.store.get('instrument', method.id);
  return instrument ? behaviourOf(instrument.key) : {};
}
