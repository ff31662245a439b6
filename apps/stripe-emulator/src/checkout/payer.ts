import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { invalidRequest } from '../api/stripe-error';
import { bankAccount } from '../instruments/bank-accounts';
import { isDebit } from '../instruments/method-types';
import { testCard } from '../instruments/test-cards';
import { incorrectNumber } from '../payment/method-operations';
import { newCardMethod, newDebitMethod, newRedirectMethod } from '../resources/payment-methods';
import type { Session } from './session';
import type { TaxIdType } from './tax-id';

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
  address: Stripe.Address;
  phone?: string;
  shipping?: { name: string; address: Stripe.Address };
  /** Of who buys as a business. */
  business?: { name: string; taxId: { type: TaxIdType; value: string } | null };
  /** By the key of the custom field. */
  custom?: Readonly<Record<string, string>>;
  consent?: { terms: boolean; promotions: boolean };
}

export function addressIn(country: string): Stripe.Address {
  return { city: null, country, line1: null, line2: null, postal_code: null, state: null };
}

/** @throws StripeError for a number outside the test numbers */
export function methodOf(account: Account, payer: Payer): Stripe.PaymentMethod {
  const billing = {
    address: payer.address,
    email: payer.email,
    name: payer.name || null,
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
  const { terms_of_service: terms, promotions } = session.consent_collection ?? {};
  return {
    ...session,
    collected_information:
      payer.shipping || payer.business
        ? {
            business_name: payer.business?.name ?? null,
            individual_name: null,
            shipping_details:
              payer.shipping ?? session.collected_information?.shipping_details ?? null,
          }
        : session.collected_information,
    consent: session.consent_collection
      ? {
          promotions:
            promotions === 'auto' ? (payer.consent?.promotions ? 'opt_in' : 'opt_out') : null,
          terms_of_service: terms === 'required' && payer.consent?.terms ? 'accepted' : null,
        }
      : null,
    custom_fields: session.custom_fields.map((field) => answered(field, payer.custom?.[field.key])),
    customer_details: {
      address: payer.address,
      business_name: payer.business?.name ?? null,
      email: payer.email,
      individual_name: null,
      name: payer.name || null,
      phone: payer.phone ?? null,
      tax_exempt: 'none',
      tax_ids: payer.business?.taxId ? [payer.business.taxId] : [],
    },
  };
}

type CustomField = Session['custom_fields'][number];

function answered(field: CustomField, value: string | undefined): CustomField {
  const answer = value || null;
  return {
    ...field,
    ...(field.text ? { text: { ...field.text, value: answer } } : {}),
    ...(field.numeric ? { numeric: { ...field.numeric, value: answer } } : {}),
    ...(field.dropdown ? { dropdown: { ...field.dropdown, value: answer } } : {}),
  };
}
