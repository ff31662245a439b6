import type Stripe from 'stripe';
import { isCovered } from '../api/versions';
import { invalidRequest } from '../api/stripe-error';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { existing } from './row';

type Endpoint = Stripe.WebhookEndpoint;

const mostEndpoints = 16;

function create({ account, params }: Call<Stripe.WebhookEndpointCreateParams>): Endpoint {
  checkUrl(params.url);
  if (account.store.count('webhook_endpoint') >= mostEndpoints) {
    throw invalidRequest(`You can have up to ${mostEndpoints} webhook endpoints.`);
  }
  const version = params.api_version ?? null;
  if (version !== null && !isCovered(version)) {
    throw invalidRequest(`The emulator cannot write events of ${version}.`, {
      param: 'api_version',
    });
  }
  const endpoint = account.store.put('webhook_endpoint', {
    id: account.ids.next('we_1', 23),
    object: 'webhook_endpoint',
    api_version: version,
    application: null,
    created: account.now,
    description: params.description || null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    status: 'enabled',
    url: params.url,
  });
  const secret = account.ids.next('whsec_', 32);
  account.store.put('endpoint_secrets', {
    id: endpoint.id,
    secrets: [{ secret, expires_at: null }],
  });
  return { ...endpoint, secret };
}

function update({ account, ids, params }: Call<Stripe.WebhookEndpointUpdateParams>): Endpoint {
  const present = existing(account, 'webhook_endpoint', ids[0], 'webhook endpoint');
  if (params.url) checkUrl(params.url);
  return account.store.put('webhook_endpoint', {
    ...present,
    description: params.description ?? present.description,
    enabled_events: params.enabled_events ?? present.enabled_events,
    metadata: mergeMetadata(present.metadata, params.metadata),
    ...(params.disabled === undefined ? {} : { status: params.disabled ? 'disabled' : 'enabled' }),
    url: params.url ?? present.url,
  });
}

function checkUrl(url: string): void {
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  if (protocol === 'http:' || protocol === 'https:') return;
  throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  });
}

function remove({ account, ids }: Call<never>): object {
  const { id } = existing(account, 'webhook_endpoint', ids[0], 'webhook endpoint');
  account.store.delete('webhook_endpoint', id);
  account.store.delete('endpoint_secrets', id);
  return { id, object: 'webhook_endpoint', deleted: true };
}

export const webhookEndpointOperations: Operations = {
  'GET /v1/webhook_endpoints': (call: Call<ListParams>) =>
    page(call, call.account.store.all('webhook_endpoint'), '/v1/webhook_endpoints'),
  'POST /v1/webhook_endpoints': create,
  'GET /v1/webhook_endpoints/{id}': ({ account, ids }) =>
    existing(account, 'webhook_endpoint', ids[0], 'webhook endpoint'),
  'POST /v1/webhook_endpoints/{id}': update,
  'DELETE /v1/webhook_endpoints/{id}': remove,
};
