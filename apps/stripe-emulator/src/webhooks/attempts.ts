import type { Account } from '../account/account';
import type { Delivery, DeliveryAttempt, EventRow } from '../account/kinds';

/** An event as it is sent in a version of the API. */
export function payloadOf(event: EventRow, version: string): string {
  return JSON.stringify({ ...event, api_version: version }, null, 2);
}

/** The event of a delivery: one of the account's, or one that strayed here. */
export function eventOf({ store }: Account, { event }: Delivery): EventRow | undefined {
  return store.get('event', event) ?? store.get('stray_event', event);
}

/** A delivery with the body of each request, which is not kept: events never change. */
export function withBodies(account: Account, delivery: Delivery): object {
  const event = eventOf(account, delivery);
  const attempts = delivery.attempts.map((attempt) => ({
    ...attempt,
    request: { ...attempt.request, body: event ? bodyOf(event, attempt) : null },
  }));
  return { ...delivery, attempts };
}

function bodyOf(event: EventRow, { request }: DeliveryAttempt): string {
  return payloadOf(event, request.api_version).slice(0, request.length);
}
