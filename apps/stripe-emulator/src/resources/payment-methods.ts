import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingResource } from '../api/stripe-error';
import type { BankAccount } from '../instruments/bank-accounts';
import { type TestCard, testCardByToken } from '../instruments/test-cards';

type Method = Stripe.PaymentMethod;
type Billing = Method['billing_details'];

export const noBilling: Billing = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

/** @param key what `behaviourOf` knows the instrument by */
function newPaymentMethod(
  account: Account,
  key: string,
  type: Method['type'],
  billing: Billing,
  details: Partial<Method>,
): Method {
  const method = account.store.put('payment_method', {
    id: account.ids.next('pm_1', 23),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing,
    created: account.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
    ...details,
  });
  account.store.put('instrument', { id: method.id, key });
  return method;
}

/** A card: brand and last four digits, never the number. */
export function newCardMethod(
  account: Account,
  card: TestCard,
  expiry: { exp_month: number; exp_year: number },
  billing: Billing = noBilling,
): Method {
  return newPaymentMethod(account, card.token, 'card', billing, {
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      display_brand: card.brand,
      ...expiry,
      fingerprint: card.token.replace(/^pm_card_/, ''),
      funding: card.token.endsWith('_debit') ? 'debit' : 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  });
}

export function newDebitMethod(
  account: Account,
  { type, number }: BankAccount,
  billing: Billing = noBilling,
): Method {
  const last4 = number.slice(-4);
  const details = {
    sepa_debit: {
      bank_code: number.slice(4, 9),
      branch_code: null,
      country: number.slice(0, 2),
      fingerprint: null,
      generated_from: { charge: null, setup_attempt: null },
      last4,
    },
    us_bank_account: {
      account_holder_type: 'individual' as const,
      account_type: 'checking' as const,
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: null,
      last4,
      networks: { preferred: 'ach', supported: ['ach' as const] },
      routing_number: '110000000',
      status_details: {},
    },
    au_becs_debit: { bsb_number: '000000', fingerprint: null, last4 },
  };
  return newPaymentMethod(account, `${type}:${number}`, type, billing, { [type]: details[type] });
}

/** A method that pays on a page of its own. */
export function newRedirectMethod(
  account: Account,
  type: Method['type'],
  billing: Billing = noBilling,
): Method {
  const details: Record<string, object> = {
    upi: { vpa: 'shopper@emulator' },
    ideal: { bank: null, bic: null },
    bancontact: {},
  };
  return newPaymentMethod(account, type, type, billing, { [type]: details[type] ?? {} });
}

/** The method with this id; a test token such as `pm_card_visa` makes a new one. */
export function paymentMethod(account: Account, id: string, param = 'payment_method'): Method {
  const found = account.store.get('payment_method', id);
  if (found) return found;
  const card = testCardByToken(id);
  if (!card) throw missingResource('PaymentMethod', id, param);
  return newCardMethod(account, card, nextYears(account));
}

/** An expiry date that is not over for a while. */
export function nextYears(account: Account): { exp_month: number; exp_year: number } {
  return { exp_month: 12, exp_year: new Date(account.clock.nowMs).getUTCFullYear() + 2 };
}
