import type { Evidence } from './evidence';
import { intentOf, sessionOf } from './expected-status';
import type { OrderRow } from './shop-rows';

const STANDING = ['succeeded', 'pending', 'requires_action'];

/** I2 */
export function fulfilledOncePerPayment(evidence: Evidence): string[] {
  return evidence.orders.flatMap((order) =>
    faultsOf(evidence, order).map((it) => `${order.number} ${it}`),
  );
}

function faultsOf(evidence: Evidence, order: OrderRow): string[] {
  const session = sessionOf(evidence, order);
  const isPaid = session?.status === 'complete' && session.payment_status !== 'unpaid';
  const { fulfilment, status } = order;
  const own = evidence.effects.filter(({ order_id }) => order_id === order.id);
  const commits = own.filter(({ name }) => name === 'commit-stock').length;
  const doubled = own.length - new Set(own.map(({ name }) => name)).size;
  const holds = evidence.holds.filter(({ order_id }) => order_id === order.id);
  const committed = holds.filter(({ state }) => state === 'committed');
  const wanted = order.snapshot.lines.map(({ productId, quantity }) => `${productId} ${quantity}`);
  const sold = committed.map(({ product_id, quantity }) => `${product_id} ${quantity}`);
  const faults: string[] = [];
  if (doubled > 0) faults.push('has an effect twice');
  if (fulfilment !== 'unfulfilled' && !isPaid) faults.push(`is ${fulfilment}, and nobody paid`);
  if (isPaid && status !== 'review') {
    if (fulfilment === 'unfulfilled') faults.push('is paid, and nothing came of it');
    if (commits !== 1) faults.push(`is paid, and its stock was committed ${commits} times`);
  }
  if (fulfilment === 'fulfilled' && sold.sort().join() !== wanted.sort().join()) {
    faults.push(`is fulfilled with ${sold.join() || 'nothing'} instead of ${wanted.join()}`);
  }
  if (fulfilment === 'unfulfillable') {
    if (committed.length > 0) faults.push('cannot be fulfilled, and its stock is sold');
    if (!isRefunded(evidence, order)) faults.push('cannot be fulfilled, and is not refunded');
  }
  return faults;
}

function isRefunded(evidence: Evidence, order: OrderRow): boolean {
  const session = sessionOf(evidence, order);
  const intent = session && intentOf(evidence, session);
  const refunded = evidence.refunds
    .filter(
      ({ payment_intent, status }) => payment_intent === intent?.id && STANDING.includes(status),
    )
    .reduce((sum, { amount }) => sum + amount, 0);
  return refunded >= (intent?.amount_received ?? 0);
}

/** Part of I2: what goes out of the house. */
export function confirmedOnce({ orders, effects, mails }: Evidence): string[] {
  return orders.flatMap(({ id, number, fulfilment }) => {
    const isSent = mails.includes(`${number}.order-confirmation`);
    const isDone = effects.some(
      (it) => it.order_id === id && it.name === 'order-confirmation' && it.state === 'done',
    );
    if (isSent && fulfilment !== 'fulfilled') return [`${number} is ${fulfilment}, and confirmed`];
    return isSent === isDone ? [] : [`${number}: confirmed ${isSent}, and marked so ${isDone}`];
  });
}

/** I3 */
export function stockAddsUp({ stock, holds, shelf, orders, moment }: Evidence): string[] {
  const waiting = new Set(
    orders.filter(({ status }) => ['review', 'processing'].includes(status)).map(({ id }) => id),
  );
  return stock.flatMap(({ product_id: id, on_hand, reserved, sold }) => {
    const held = (state: string) =>
      holds
        .filter((hold) => hold.product_id === id && hold.state === state)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    const left = holds.filter(
      (hold) => hold.product_id === id && hold.state === 'reserved' && !waiting.has(hold.order_id),
    );
    const start = shelf.get(id);
    const faults: string[] = [];
    if (Math.min(on_hand, reserved, sold) < 0) faults.push('below 0');
    if (on_hand + reserved + sold !== start) {
      faults.push(`${on_hand} + ${reserved} + ${sold} is not ${start}`);
    }
    if (reserved !== held('reserved'))
      faults.push(`${reserved} reserved, holds of ${held('reserved')}`);
    if (sold !== held('committed')) faults.push(`${sold} sold, holds of ${held('committed')}`);
    if (moment === 'end of day' && left.length > 0) {
      faults.push(`held for ${left.map(({ order_id }) => order_id).join()} at the end of the day`);
    }
    return faults.map((fault) => `${id}: ${fault}`);
  });
}
