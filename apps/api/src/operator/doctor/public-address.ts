import type { HttpConfiguration } from '../../config/configuration';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where Stripe has to send the shop's events. */
export function webhookAddress({ webUrl }: HttpConfiguration): string {
  return `${webUrl}/api/webhooks/stripe`;
}

/** Only this machine can call it. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.has(new URL(address).hostname);
}

/** Whether both lead to the same place: the names of this machine are one. */
export function leadsTo(address: string, place: string): boolean {
  return URL.canParse(address) && normal(address) === normal(place);
}

function normal(address: string): string {
  const url = new URL(address);
  if (isLoopback(address)) url.hostname = 'localhost';
  return url.href;
}
