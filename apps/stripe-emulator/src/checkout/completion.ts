import type { Session } from './session';

/** How long the page waits for the shop to take `checkout.session.completed` before it goes back. */
export const ackTimeoutMs = 10_000;

/** Where a paid session sends the shopper, or null when it sends them nowhere. */
export function completionUrl(session: Session): string | null {
  const url = session.success_url ?? session.return_url;
  return url?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null;
}

export function originOf(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).origin : undefined;
}
