import type Stripe from 'stripe';
import { missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { testCard } from '../instruments/test-cards';
import { cardSource } from '../resources/card-source';
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
  const face = {
    ...card,
    exp_month: Number(exp_month),
    exp_year: Number(exp_year),
    last4: card.number.slice(-4),
  };
  const token = account.store.put('token', {
    id: account.ids.next('tok_1', 23),
    object: 'token',
    card: cardSource(account, face, name),
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
