import type Stripe from 'stripe';
import { missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { testCard } from '../instruments/test-cards';
import type { Call, Operations } from '../resources/operation';
import { existing } from '../resources/row';
import { incorrectNumber } from './method-operations';

/** A single-use stand-in for a card. */
function create({ account, params }: Call<Stripe.TokenCreateParams>): Stripe.Token {
  if (!params.card) throw missingParameter('card');
  if (typeof params.card === 'string') {
    throw invalidRequest('The emulator makes tokens from card numbers.', { param: 'card' });
  }
  const { number, exp_month, exp_year, name } = params.card;
  const card = testCard(number);
  if (!card) throw incorrectNumber(number, 'card[number]');
  const token = account.store.put('token', {
    id: account.ids.next('tok_1', 23),
    object: 'token',
    card: {
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
      brand: card.brand,
      country: card.country,
      cvc_check: 'unchecked',
      dynamic_last4: null,
      exp_month: Number(exp_month),
      exp_year: Number(exp_year),
      funding: 'credit',
      last4: number.slice(-4),
      metadata: {},
      name: name ?? null,
      networks: { preferred: null },
      regulated_status: 'unregulated',
      tokenization_method: null,
    },
    client_ip: null,
    created: account.now,
    livemode: false,
    type: 'card',
    used: false,
  });
  account.store.put('instrument', { id: token.id, key: card.token });
  return token;
}

export const tokenOperations: Operations = {
  'POST /v1/tokens': create,
  'GET /v1/tokens/{id}': ({ account, ids }) => existing(account, 'token', ids[0]),
};
