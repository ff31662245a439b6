import type { Account } from '../account/account';
import { StripeError, unauthorized } from '../api/stripe-error';

/** The operations a publishable key may call. */
const publicOperations = new Set(['POST /v1/tokens', 'POST /v1/payment_methods']);

/**
 * The API key of a request, from Bearer or Basic authorization (as user name, the way curl -u sends
 * it). Any well-formed test key will do unless the control API has revoked or restricted it.
 * @throws StripeError 401, or 403 where a restricted key lacks the permission
 */
export function checkKey(
  account: Account,
  authorization: string | undefined,
  operation: string,
): void {
  const key = keyIn(authorization);
  if (/^(sk|rk|pk)_live_/.test(key)) {
    console.error(
      'LIVE KEY REFUSED: this is the Stripe emulator. Use a test key, and roll that one.',
    );
    throw unauthorized('This is the Stripe emulator, and that is a live key. Never use one here.');
  }
  const rule = account.store.get('key_rule', key);
  if (!/^(sk|rk|pk)_test_\w{3,240}$/.test(key) || rule?.revoked) {
    throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
  }
  if (key.startsWith('pk_') && !publicOperations.has(operation)) {
    throw unauthorized(
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
      'secret_key_required',
    );
  }
  if (rule?.permissions) checkPermission(rule.permissions, key, operation);
}

/** Permissions name resources as the path does: `refunds`, `checkout/sessions`. */
function checkPermission(
  permissions: Readonly<Record<string, string>>,
  key: string,
  operation: string,
): void {
  const [method, path = ''] = operation.split(' ');
  const resource = Object.keys(permissions).find((name) => path.startsWith(`/v1/${name}`));
  const granted = permissions[resource ?? ''] ?? 'none';
  if (granted === 'write' || (granted === 'read' && method === 'GET')) return;
  throw new StripeError(403, {
    type: 'invalid_request_error',
    message: `The provided key '${masked(key)}' does not have the required permissions for this endpoint.`,
  });
}

function keyIn(authorization: string | undefined): string {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  if (/^bearer$/i.test(scheme) && credentials) return credentials;
  if (/^basic$/i.test(scheme) && credentials) {
    return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
  }
  throw unauthorized(
    "No API key was sent. Send one in the header 'Authorization: Bearer sk_test_...'.",
  );
}

function masked(key: string): string {
  return key.length > 12 ? `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}` : key;
}
