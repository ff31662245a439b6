import type { DatabaseSnapshot, OrderInBooks, StripeExport, Terms } from './books';
import type { Break } from './break';
import { fulfilmentBreaks } from './fulfilment-breaks';
import { disputeBreaks, refundBreaks } from './refund-breaks';
import { sessionBreaks, strayBreaks } from './session-breaks';

export interface Findings {
  readonly breaks: readonly Break[];
  /** Differences that are too young to be breaks: word of them may be on its way. */
  readonly inClearing: readonly Break[];
}

/** Compares both ways what Stripe and the database say of a period. It reads and changes nothing. */
export function findBreaks(
  stripe: StripeExport,
  { orders }: DatabaseSnapshot,
  terms: Terms,
): Findings {
  const byOrder = new Map(orders.map((order) => [order.id, order]));
  const sessions = Map.groupBy(stripe.sessions, ({ orderId }) => orderId);
  const refunds = Map.groupBy(stripe.refunds, ({ orderId }) => orderId);
  const disputes = Map.groupBy(stripe.disputes, ({ orderId }) => orderId);
  const named = [...sessions.keys(), ...disputes.keys()];
  const strays = new Set(named.filter((orderId) => !byOrder.has(orderId)));
  const all = [
    ...orders.flatMap((order) => {
      const ofStripe = {
        sessions: sessions.get(order.id) ?? [],
        refunds: refunds.get(order.id) ?? [],
        disputes: disputes.get(order.id) ?? [],
      };
      return [
        ...sessionBreaks(order, ofStripe, terms),
        ...refundBreaks(order, ofStripe, terms),
        ...disputeBreaks(order, ofStripe.disputes, terms),
      ];
    }),
    ...fulfilmentBreaks(orders, terms),
    ...[...strays].flatMap((orderId) =>
      strayBreaks(orderId, sessions.get(orderId) ?? [], refunds.get(orderId) ?? []),
    ),
  ];
  return parted(all, byOrder, terms);
}

function parted(
  all: readonly Break[],
  orders: ReadonlyMap<string, OrderInBooks>,
  { now, tookSeconds, clearing }: Terms,
): Findings {
  // Far ahead of our clock is no sign of youth.
  const isYoung = (at: number) => at > now - clearing && at < now + tookSeconds + clearing;
  const isClearing = ({ at, orderId }: Break) =>
    clearing > 0 && (isYoung(at) || isYoung(orders.get(orderId)?.changedAt ?? 0));
  return {
    breaks: all.filter((one) => !isClearing(one)),
    inClearing: all.filter(isClearing),
  };
}
