import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { bankAccount } from '../instruments/bank-accounts';
import { isDebit } from '../instruments/method-types';
import { testCard } from '../instruments/test-cards';
import { invalidRequest } from '../api/stripe-error';
import { incorrectNumber } from '../payment/method-operations';
import { newCardMethod, newDebitMethod, newRedirectMethod } from '../resources/payment-methods';
import type { Session } from './session';

/** What the shopper chose and typed. */
export interface Payer {
  /** `card`, `sepa_debit`, `ideal`, ... */
  method: string;
  /** Of a card or an account; empty for methods with a page of their own. */
  number: string;
  exp_month: number;
  exp_year: number;
  email: string;
  name: string;
  country: string;
  phone?: string;
}

/** @throws StripeError for a number outside the test numbers */
export function methodOf(account: Account, payer: Payer): Stripe.PaymentMethod {
  const billing = {
    address: addressOf(payer),
    email: payer.email,
    name: payer.name,
    phone: payer.phone ?? null,
    tax_id: null,
  };
  if (payer.method === 'card') {
    const card = testCard(payer.number);
    if (!card) throw incorrectNumber(payer.number, 'number');
    const { exp_month, exp_year } = payer;
    return newCardMethod(account, card, { exp_month, exp_year }, billing);
  }
  if (!isDebit(payer.method)) {
    return newRedirectMethod(account, payer.method as Stripe.PaymentMethod['type'], billing);
  }
  const found = bankAccount(payer.method, payer.number);
  if (!found) throw invalidRequest('That is not a test account number.', { param: 'number' });
  return newDebitMethod(account, found, billing);
}

/** The session with what it now knows of its shopper. */
export function withPayer(session: Session, payer: Payer): Session {
  return {
    ...session,
    customer_details: {
      address: addressOf(payer),
      business_name: null,
      email: payer.email,
      individual_name: null,
      name: payer.name,
      phone: payer.phone ?? null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  };
}

function addressOf({ country }: Payer): Stripe.Address {
  return { city: null, country, line1: null, line2: null, postal_code: null, state: null };
}
