import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingParameter } from '../api/parameter-errors';
import { StripeError, invalidRequest } from '../api/stripe-error';
import { bankAccount } from '../instruments/bank-accounts';
import { isDebit } from '../instruments/method-types';
import { passesLuhn, testCard, testCardByToken } from '../instruments/test-cards';
import { type ListParams, page } from '../resources/list';
import { mergeMetadata } from '../resources/metadata';
import type { Call, Operations } from '../resources/operation';
import {
  newCardMethod,
  newDebitMethod,
  newRedirectMethod,
  nextYears,
  noBilling,
  paymentMethod,
} from '../resources/payment-methods';
import { idOf } from '../resources/reference';

type Method = Stripe.PaymentMethod;
type CardParams = Pick<
  Stripe.PaymentMethodCreateParams.Card,
  'token' | 'number' | 'exp_month' | 'exp_year'
>;
type MethodParams = Pick<
  Stripe.PaymentMethodCreateParams,
  'type' | 'billing_details' | 'sepa_debit' | 'us_bank_account' | 'au_becs_debit'
> & { card?: CardParams };

/** A method as the parameters describe it: a card by number or token, an account by number. */
export function methodFrom(account: Account, params: MethodParams): Method {
  const { type } = params;
  if (!type) throw missingParameter('type');
  const details = params.billing_details;
  const billing = {
    ...noBilling,
    ...(details?.email ? { email: details.email } : {}),
    ...(details?.name ? { name: details.name } : {}),
    ...(details?.phone ? { phone: details.phone } : {}),
  };
  if (type === 'card') return cardFrom(account, params.card ?? {}, billing);
  if (!isDebit(type)) return newRedirectMethod(account, type, billing);
  const number =
    params.sepa_debit?.iban ??
    params.us_bank_account?.account_number ??
    params.au_becs_debit?.account_number;
  if (!number)
    throw missingParameter(`${type}[${type === 'sepa_debit' ? 'iban' : 'account_number'}]`);
  const found = bankAccount(type, number);
  if (!found) throw invalidRequest('That is not a test account number.', { param: type });
  return newDebitMethod(account, found, billing);
}

function cardFrom(account: Account, card: CardParams, billing: Method['billing_details']): Method {
  if (card.token) return cardFromToken(account, card.token, billing);
  if (!card.number) throw missingParameter('card[number]');
  const found = testCard(card.number);
  if (!found) throw incorrectNumber(card.number, 'card[number]');
  const { exp_month = nextYears(account).exp_month, exp_year = nextYears(account).exp_year } = card;
  return newCardMethod(account, found, { exp_month, exp_year }, billing);
}

/** The card that a token stands for, which is then used up. @throws StripeError */
export function cardFromToken(
  account: Account,
  id: string,
  billing: Method['billing_details'],
  param = 'card[token]',
): Method {
  const token = account.store.get('token', id);
  const instrument = account.store.get('instrument', id);
  const card = testCardByToken(instrument?.key ?? id);
  if (!card)
    throw invalidRequest(`No such token: '${id}'`, {
      code: 'resource_missing',
      param,
    });
  if (token?.used) {
    throw invalidRequest('A token can be used once.', { code: 'token_already_used' });
  }
  if (token) account.store.put('token', { ...token, used: true });
  return newCardMethod(account, card, nextYears(account), billing);
}

/** The answer to a number that is no test card's. */
export function incorrectNumber(number: string, param: string): StripeError {
  const real = passesLuhn(number);
  return new StripeError(402, {
    type: 'card_error',
    code: real ? 'card_declined' : 'incorrect_number',
    message: real
      ? 'That is not a test card. The emulator takes only test cards; never send a real one.'
      : 'Your card number is incorrect.',
    param,
  });
}

function update({ account, ids, params }: Call<Stripe.PaymentMethodUpdateParams>): Method {
  const present = paymentMethod(account, ids[0] ?? '');
  const metadata = mergeMetadata(present.metadata ?? {}, params.metadata);
  return account.store.put('payment_method', { ...present, metadata });
}

function attach({ account, ids, params }: Call<Stripe.PaymentMethodAttachParams>): Method {
  const customer = params.customer ?? null;
  const method = paymentMethod(account, ids[0] ?? '');
  const attached = account.store.put('payment_method', { ...method, customer });
  account.record('payment_method.attached', attached);
  return attached;
}

function detach({ account, ids }: Call<Stripe.PaymentMethodDetachParams>): Method {
  const method = paymentMethod(account, ids[0] ?? '');
  if (!method.customer) {
    throw invalidRequest('The payment method is not attached to a customer.');
  }
  const detached = account.store.put('payment_method', { ...method, customer: null });
  account.record('payment_method.detached', detached, { customer: idOf(method.customer) });
  return detached;
}

function list(call: Call<Stripe.PaymentMethodListParams & ListParams>): object {
  const customer = call.ids[0] ?? call.params.customer;
  const rows = call.account.store
    .all('payment_method')
    .filter((row) => customer !== undefined && idOf(row.customer) === customer)
    .filter((row) => !call.params.type || row.type === call.params.type);
  const url = call.ids[0] ? `/v1/customers/${customer}/payment_methods` : '/v1/payment_methods';
  return page(call, rows, url);
}

export const methodOperations: Operations = {
  'GET /v1/payment_methods': list,
  'POST /v1/payment_methods': ({ account, params }: Call<Stripe.PaymentMethodCreateParams>) =>
    methodFrom(account, params),
  'GET /v1/payment_methods/{id}': ({ account, ids }) => paymentMethod(account, ids[0] ?? ''),
  'POST /v1/payment_methods/{id}': update,
  'POST /v1/payment_methods/{id}/attach': attach,
  'POST /v1/payment_methods/{id}/detach': detach,
  'GET /v1/customers/{id}/payment_methods': list,
  'GET /v1/customers/{customerId}/payment_methods/{id}': ({ account, ids }) =>
    paymentMethod(account, ids[1] ?? ''),
};
