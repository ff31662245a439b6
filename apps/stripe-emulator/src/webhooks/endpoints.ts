import type Stripe from 'stripe';
import { api } from '../api/api-schema';
import type { Account } from '../account/account';
import type { EventRow } from '../account/kinds';

/**
 * The endpoint that the environment names, in the version of the installed SDK. Its id never changes,
 * so restarts find it again.
 */
export const environmentEndpoint = 'we_1EmulatorEnvironment';

export function registerEnvironmentEndpoint(account: Account, url: string, secret: string): void {
  account.store.transaction(() => {
    account.store.put('webhook_endpoint', {
      id: environmentEndpoint,
      object: 'webhook_endpoint',
      api_version: api.version,
      application: null,
      created: account.now,
      description: 'Named by the environment',
      enabled_events: ['*'],
      livemode: false,
      metadata: {},
      status: 'enabled',
      url,
    });
    account.store.put('endpoint_secrets', {
      id: environmentEndpoint,
      secrets: [{ secret, expires_at: null }],
    });
  });
}

export function forgetEnvironmentEndpoint(account: Account): void {
  account.store.transaction(() => account.store.delete('webhook_endpoint', environmentEndpoint));
}

export function listensTo(endpoint: Stripe.WebhookEndpoint, event: EventRow): boolean {
  const { enabled_events: enabled, status } = endpoint;
  return status === 'enabled' && (enabled.includes('*') || enabled.includes(event.type));
}

/** The secrets that sign for an endpoint now; a rolled one signs along until it expires. */
export function activeSecrets(account: Account, endpoint: string): string[] {
  const { secrets = [] } = account.store.get('endpoint_secrets', endpoint) ?? {};
  return secrets
    .filter(({ expires_at: end }) => end === null || end > account.now)
    .map(({ secret }) => secret);
}
