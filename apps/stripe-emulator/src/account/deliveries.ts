import type { Delivery } from './kinds';
import type { Store } from './store';

/** How an event fared with an endpoint: its delivery, then one for each time it was sent again. */
export function deliveriesOf(store: Store, event: string, endpoint: string): Delivery[] {
  const found: Delivery[] = [];
  for (;;) {
    const delivery = store.get('delivery', deliveryId(event, endpoint, found.length));
    if (!delivery) return found;
    found.push(delivery);
  }
}

/** @param earlier how many there are before it */
export function deliveryId(event: string, endpoint: string, earlier: number): string {
  return earlier === 0 ? `${event}:${endpoint}` : `${event}:${endpoint}:${earlier}`;
}
