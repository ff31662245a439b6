import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { type ListParams, page } from '../resources/list';
import type { Call, Operations } from '../resources/operation';
import { idOf } from '../resources/reference';
import { invalidRequest, missingResource } from '../api/stripe-error';
import {
  type Session,
  type SessionParams,
  createSession,
  expireSession,
  sessionLines,
} from './session';
import { updateSession } from './update-session';

export function session(account: Account, id: string): Session {
  const found = account.store.get('checkout.session', id);
  if (!found) throw missingResource('checkout.session', id, 'session');
  return found;
}

function expire({ account, ids }: Call<Stripe.Checkout.SessionExpireParams>): Session {
  const open = session(account, ids[0] ?? '');
  if (open.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${open.status}.`,
    );
  }
  return expireSession(account, open);
}

function update({ account, ids, params }: Call<Stripe.Checkout.SessionUpdateParams>): Session {
  return updateSession(account, session(account, ids[0] ?? ''), params);
}

function list(call: Call<Stripe.Checkout.SessionListParams & ListParams>): object {
  const { customer, payment_intent: intent, status, customer_details: details } = call.params;
  const rows = call.account.store
    .all('checkout.session')
    .filter((row) => !customer || idOf(row.customer) === customer)
    .filter((row) => !intent || idOf(row.payment_intent) === intent)
    .filter((row) => !status || row.status === status)
    .filter((row) => !details?.email || row.customer_details?.email === details.email);
  return page(call, rows, '/v1/checkout/sessions');
}

function lineItems(call: Call<Stripe.Checkout.SessionListLineItemsParams>): object {
  const { id } = session(call.account, call.ids[0] ?? '');
  const lines = [...sessionLines(call.account, id)].reverse();
  return page(call, lines, `/v1/checkout/sessions/${id}/line_items`);
}

export const sessionOperations: Operations = {
  'GET /v1/checkout/sessions': list,
  'POST /v1/checkout/sessions': ({ account, params }: Call<SessionParams>) =>
    createSession(account, params),
  'GET /v1/checkout/sessions/{id}': ({ account, ids }) => session(account, ids[0] ?? ''),
  'POST /v1/checkout/sessions/{id}': update,
  'POST /v1/checkout/sessions/{id}/expire': expire,
  'GET /v1/checkout/sessions/{id}/line_items': lineItems,
};
