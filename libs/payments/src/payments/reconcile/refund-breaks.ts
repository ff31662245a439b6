import { formatMoney } from '@till/shared-types';
import type { DisputeFact, RefundFact } from '../../orders/facts';
import type { OrderInBooks, StripeDispute, StripeRefund, StripeSession, Terms } from './books';
import type { Break, BreakKind } from './break';
import { givenBack, isLive, joined } from './money-back';

interface OfStripe {
  readonly sessions: readonly StripeSession[];
  readonly refunds: readonly StripeRefund[];
}

/** What is wrong with the refunds of an order. */
export function refundBreaks(order: OrderInBooks, ofStripe: OfStripe, terms: Terms): Break[] {
  const here = order.facts.refunds;
  const atStripe = ofPayment(order, ofStripe.refunds);
  return [
    ...bothWays(order, here, atStripe, terms, {
      missing: 'refund-missing',
      unknown: 'refund-unknown',
    }),
    ...unmade(order, joined(atStripe, here)),
    ...twice(order, atStripe),
    ...tooMuch(order, ofStripe),
  ];
}

/** What is wrong with the disputes over an order. */
export function disputeBreaks(
  order: OrderInBooks,
  disputes: readonly StripeDispute[],
  terms: Terms,
): Break[] {
  const atStripe = disputes.map(({ dispute }) => dispute);
  const kinds = { missing: 'dispute-missing', unknown: 'dispute-unknown' } as const;
  return bothWays(order, order.facts.disputes, atStripe, terms, kinds);
}

/** A second payment is another matter: its refunds are not the order's. */
function ofPayment({ facts }: OrderInBooks, refunds: readonly StripeRefund[]): RefundFact[] {
  const { payment } = facts;
  return refunds
    .filter(({ paymentIntentId }) => !payment || paymentIntentId === payment.id)
    .map(({ refund }) => refund);
}

function bothWays<F extends RefundFact | DisputeFact>(
  { id: orderId }: OrderInBooks,
  here: readonly F[],
  atStripe: readonly F[],
  { from, to }: Terms,
  kinds: { readonly missing: BreakKind; readonly unknown: BreakKind },
): Break[] {
  const repair = { kind: 'settle', orderId } as const;
  const stored = new Map(here.map((fact) => [fact.id, fact]));
  const found = new Set(atStripe.map(({ id }) => id));
  const isCompared = ({ created }: F) => created >= from && created <= to;
  return [
    ...atStripe.flatMap((fact): Break[] => {
      const own = stored.get(fact.id);
      const base = { orderId, object: fact.id, at: fact.created, repair };
      if (!own) return [{ ...base, kind: kinds.missing, here: 'nothing', atStripe: said(fact) }];
      const kind =
        own.currency !== fact.currency
          ? 'currency'
          : own.amount !== fact.amount
            ? 'amount'
            : 'status';
      return isSame(own, fact) ? [] : [{ ...base, kind, here: said(own), atStripe: said(fact) }];
    }),
    ...here
      .filter((fact) => isCompared(fact) && !found.has(fact.id))
      .map((fact) => ({
        kind: kinds.unknown,
        orderId,
        object: fact.id,
        here: said(fact),
        atStripe: 'nothing',
        at: fact.created,
      })),
  ];
}

/** Asked for, and nothing came of it. */
function unmade(order: OrderInBooks, refunds: readonly RefundFact[]): Break[] {
  const made = new Set(refunds.map(({ requestKey }) => requestKey));
  return order.requests
    .filter(({ refused, stripeKey }) => !refused && !made.has(stripeKey))
    .map(({ name, amount, askedAt }) => ({
      kind: 'refund-unmade',
      orderId: order.id,
      object: name,
      here: `asked for ${shown(amount, order.snapshot.subtotal.currency)}`,
      atStripe: 'nothing',
      at: askedAt,
    }));
}

function twice({ id: orderId }: OrderInBooks, refunds: readonly RefundFact[]): Break[] {
  const ours = refunds.filter((refund) => refund.requestKey !== null && isLive(refund));
  return [...Map.groupBy(ours, ({ requestKey }) => requestKey).values()].flatMap((same) =>
    same.slice(1).map((refund) => ({
      kind: 'refund-duplicate' as const,
      orderId,
      object: refund.id,
      here: 'one request',
      atStripe: `${same.length} refunds`,
      at: refund.created,
    })),
  );
}

function tooMuch(order: OrderInBooks, { refunds, sessions }: OfStripe): Break[] {
  const { id: orderId, facts, snapshot } = order;
  const currency = facts.payment?.currency ?? snapshot.subtotal.currency;
  const own = refunds.filter((one) => one.paymentIntentId === facts.payment?.id);
  const all = joined(
    own.map(({ refund }) => refund),
    facts.refunds,
  );
  const payment = sessions.find((one) => one.payment?.id === facts.payment?.id)?.payment;
  const received = payment?.amountReceived ?? own[0]?.received;
  const back = givenBack(all);
  if (received === undefined || back <= received) return [];
  return [
    {
      kind: 'over-refund',
      orderId,
      object: facts.payment?.id ?? orderId,
      here: `${shown(received, currency)} received`,
      atStripe: `${shown(back, currency)} refunded`,
      at: Math.max(...all.map(({ created }) => created)),
    },
  ];
}

/** Shown amounts may be rounded. */
function isSame(a: RefundFact | DisputeFact, b: RefundFact | DisputeFact): boolean {
  return a.status === b.status && a.amount === b.amount && a.currency === b.currency;
}

function said({ status, amount, currency }: RefundFact | DisputeFact): string {
  return `${status}, ${shown(amount, currency)}`;
}

function shown(amount: number, currency: RefundFact['currency']): string {
  return formatMoney({ amount, currency }, 'en');
}
