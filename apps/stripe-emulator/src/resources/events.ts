import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { deliveriesOf } from '../account/deliveries';
import type { Delivery, EventRow } from '../account/kinds';
import { exclusiveParameters } from '../api/parameter-errors';
import { invalidRequest, missingResource } from '../api/stripe-error';
import { type ListParams, page } from './list';
import type { Call, Operations } from './operation';

const shownForSeconds = 30 * 24 * 60 * 60;

export function event(account: Account, id: string): EventRow {
  const found = account.store.get('event', id);
  if (!found || !isShown(account, found)) throw missingResource('event', id);
  return present(account, found);
}

/** After thirty days nobody can look an event up any more. */
function isShown(account: Account, { created }: EventRow): boolean {
  return created + shownForSeconds > account.now;
}

/** The event with the number of endpoints that have not taken it yet. */
function present(account: Account, row: EventRow): EventRow {
  const pending = statesOf(account, row).filter(
    (states) => states.includes('pending') && !states.includes('delivered'),
  );
  return { ...row, pending_webhooks: pending.length };
}

/** For each endpoint the event went to, what became of each time it was sent. */
function statesOf(account: Account, { id }: EventRow): Delivery['state'][][] {
  return account.store
    .all('webhook_endpoint')
    .map((endpoint) => deliveriesOf(account.store, id, endpoint.id).map(({ state }) => state))
    .filter((states) => states.length > 0);
}

function list(call: Call<Stripe.EventListParams & ListParams>): object {
  const { account, params } = call;
  if (params.type && params.types) throw exclusiveParameters('type', 'types');
  if (params.types && params.types.length > 20) {
    throw invalidRequest('Array types exceeded maximum 20 allowed elements.', { param: 'types' });
  }
  const wanted = params.type ? [params.type] : params.types;
  const rows = account.store
    .all('event')
    .filter((row) => isShown(account, row))
    .filter((row) => !wanted || wanted.some((type) => matches(type, row.type)))
    .filter((row) => isDelivery(account, row, params.delivery_success));
  const found = page(call, rows, '/v1/events');
  return { ...found, data: found.data.map((row) => present(account, row)) };
}

/** A type, or a group of them written `charge.*`. */
function matches(wanted: string, type: string): boolean {
  return (
    wanted === '*' ||
    wanted === type ||
    (wanted.endsWith('.*') && type.startsWith(wanted.slice(0, -1)))
  );
}

function isDelivery(account: Account, row: EventRow, success: boolean | undefined): boolean {
  if (success === undefined) return true;
  return statesOf(account, row).every((states) => states.includes('delivered')) === success;
}

export const eventOperations: Operations = {
  'GET /v1/events': list,
  'GET /v1/events/{id}': ({ account, ids }) => event(account, ids[0] ?? ''),
};
