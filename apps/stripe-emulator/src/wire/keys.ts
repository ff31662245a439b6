import { StripeError, unauthorized } from '../api/stripe-error';

/**
 * The API key of a request, from Bearer or Basic authorization (as user name, the way curl -u sends
 * it). Any well-formed test key will do.
 * @throws StripeError 401
 */
export function apiKey(authorization: string | undefined): string {
  const key = keyIn(authorization);
  if (/^(sk|rk|pk)_live_/.test(key)) {
    console.error(
      'LIVE KEY REFUSED: this is the Stripe emulator. Use a test key, and roll that one.',
    );
    throw unauthorized('This is the Stripe emulator, and that is a live key. Never use one here.');
  }
  if (!/^(sk|rk|pk)_test_\w{3,240}$/.test(key)) {
    throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
  }
  if (key.startsWith('pk_')) {
    throw unauthorized(
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
      'secret_key_required',
    );
  }
  return key;
}

function keyIn(authorization: string | undefined): string {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  if (/^bearer$/i.test(scheme) && credentials) return credentials;
  if (/^basic$/i.test(scheme) && credentials) {
    return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
  }
  throw new StripeError(401, {
    type: 'invalid_request_error',
    message: "No API key was sent. Send one in the header 'Authorization: Bearer sk_test_...'.",
  });
}

function masked(key: string): string {
  return key.length > 12 ? `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}` : key;
}
