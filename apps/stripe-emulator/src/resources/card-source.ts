import type Stripe from 'stripe';
import type { Account } from '../account/account';

/** What is to be seen on a card. */
interface CardFace {
  brand: string;
  country: string | null;
  exp_month: number;
  exp_year: number;
  last4: string;
}

/** Brands as they are written here; everywhere else the API writes them in small letters. */
const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  discover: 'Discover',
  mastercard: 'MasterCard',
  visa: 'Visa',
};

/** A card as tokens, and charges that were made from them, show it. */
export function cardSource(account: Account, face: CardFace, name?: string): Stripe.Card {
  const { brand, country, exp_month, exp_year, last4 } = face;
  return {
    id: account.ids.next('card_1', 23),
    object: 'card',
    address_city: null,
    address_country: null,
    address_line1: null,
    address_line1_check: null,
    address_line2: null,
    address_state: null,
    address_zip: null,
    address_zip_check: null,
    allow_redisplay: 'unspecified',
    brand: brands[brand] ?? brand,
    country,
    cvc_check: 'unchecked',
    dynamic_last4: null,
    exp_month,
    exp_year,
    funding: 'credit',
    last4,
    metadata: {},
    name: name ?? null,
    networks: { preferred: null },
    regulated_status: 'unregulated',
    tokenization_method: null,
  };
}
