import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { TestCard } from '../cards/test-cards';

export interface CardDetails {
  card: TestCard;
  exp_month: number;
  exp_year: number;
  billing: Stripe.PaymentMethod.BillingDetails;
}

/** A card payment method: brand and last four digits, never the number. */
export function newCardPaymentMethod(account: Account, details: CardDetails): Stripe.PaymentMethod {
  const { card } = details;
  const method = account.store.put('payment_method', {
    id: account.ids.next('pm_1', 23),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: details.billing,
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      display_brand: card.brand,
      exp_month: details.exp_month,
      exp_year: details.exp_year,
      fingerprint: card.token.replace(/^pm_card_/, ''),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
  account.store.put('instrument', { id: method.id, card: card.token });
  return method;
}
