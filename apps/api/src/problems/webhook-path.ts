/** Under this path others call us: their bytes are signed, and they have no origin. */
const WEBHOOKS = '/api/webhooks/';

/** @param route the matched route's pattern */
export function isWebhook(route = ''): boolean {
  return route.startsWith(WEBHOOKS);
}
