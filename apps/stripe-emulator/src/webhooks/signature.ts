import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header for a payload: a timestamp and one `v1` per active secret.
 * @param timestamp epoch seconds
 */
export function signatureHeader(
  payload: string,
  secrets: readonly string[],
  timestamp: number,
): string {
  const signatures = secrets.map(
    (secret) =>
      `v1=${createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')}`,
  );
  return [`t=${timestamp}`, ...signatures].join(',');
}
