import { wasPaid } from '@till/shared-types';
import type { OrderInBooks, Terms } from './books';
import type { Break, BreakKind, Repair } from './break';
import { givenBack } from './money-back';

/** What is wrong between payment and delivery. */
export function fulfilmentBreaks(orders: readonly OrderInBooks[], { from, to }: Terms): Break[] {
  const inPeriod = orders.filter(({ facts, createdAt }) => {
    const at = facts.session?.created ?? createdAt;
    return at >= from && at <= to;
  });
  return [...inPeriod.flatMap(ofOne), ...duplicates(inPeriod)];
}

function ofOne(order: OrderInBooks): Break[] {
  const { id: orderId, status, fulfilment } = order;
  if (fulfilment === 'fulfilled') {
    const isPaid = wasPaid(status) || status === 'review';
    return isPaid ? [] : [breakOf('fulfilled-unpaid', order)];
  }
  if (!wasPaid(status) || status === 'refunded' || isAllBack(order)) return [];
  if (fulfilment === 'unfulfillable' && isFree(order)) return [];
  const repair = { kind: 'settle', orderId } as const;
  return [breakOf('paid-unfulfilled', order, fulfilment === 'unfulfilled' ? repair : undefined)];
}

/** Orders of one cart of which more than one payment is kept: all but the first. */
function duplicates(orders: readonly OrderInBooks[]): Break[] {
  const kept = orders.filter(
    (order) =>
      order.cartHash !== null &&
      order.fulfilment === 'fulfilled' &&
      wasPaid(order.status) &&
      !isAllBack(order),
  );
  const ofCarts = [...Map.groupBy(kept, ({ cartHash }) => cartHash).values()];
  return ofCarts.flatMap((same) =>
    same
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .slice(1)
      .map((order) => breakOf('duplicate-payment', order)),
  );
}

/** Also while the refund is on its way. */
function isAllBack({ facts }: OrderInBooks): boolean {
  const received = facts.payment?.amountReceived ?? 0;
  return received > 0 && givenBack(facts.refunds) >= received;
}

/** There is nothing to give back. */
function isFree({ facts }: OrderInBooks): boolean {
  return facts.session?.paymentStatus === 'no_payment_required';
}

function breakOf(kind: BreakKind, order: OrderInBooks, repair?: Repair): Break {
  const { id: orderId, facts, status, fulfilment, createdAt } = order;
  return {
    kind,
    orderId,
    object: facts.session?.id ?? orderId,
    here: `${status}, ${fulfilment}`,
    atStripe: facts.payment?.status ?? '',
    at: facts.payment?.created ?? createdAt,
    ...(repair && { repair }),
  };
}
