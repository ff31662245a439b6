import type { Currency } from '@till/shared-types';
import type { Facts } from '../../orders/facts';
import type { DatabaseSnapshot, StripeExport, Terms } from './books';
import { isLive } from './money-back';

/** How much of one kind and currency was compared. */
export interface Total {
  readonly kind: 'sessions' | 'payments' | 'refunds' | 'disputes';
  readonly currency: Currency;
  readonly here: Side;
  readonly atStripe: Side;
}

interface Side {
  readonly count: number;
  /** Minor units. */
  readonly amount: number;
}

interface Entry {
  readonly kind: Total['kind'];
  readonly currency: Currency;
  readonly amount: number;
  readonly created: number;
}

/** What was compared: counts and sums of what was made in the period, on both sides. */
export function totalsOf(
  stripe: StripeExport,
  { orders }: DatabaseSnapshot,
  { from, to }: Terms,
): readonly Total[] {
  const inPeriod = ({ created }: Entry) => created >= from && created <= to;
  const here = orders.flatMap(({ facts }) => entriesOf(facts)).filter(inPeriod);
  const atStripe = [
    ...stripe.sessions.flatMap(({ session, payment }) =>
      entriesOf({ session, ...(payment && { payment }), refunds: [], disputes: [] }),
    ),
    ...entriesOf({
      refunds: stripe.refunds.map(({ refund }) => refund),
      disputes: stripe.disputes.map(({ dispute }) => dispute),
    }),
  ].filter(inPeriod);
  const [sums, others] = [sidesOf(here), sidesOf(atStripe)];
  const none = { count: 0, amount: 0 };
  return [...new Set([...sums.keys(), ...others.keys()])].toSorted().map((key) => {
    const [kind, currency] = key.split(' ') as [Total['kind'], Currency];
    return { kind, currency, here: sums.get(key) ?? none, atStripe: others.get(key) ?? none };
  });
}

function entriesOf({ session, payment, refunds, disputes }: Facts): Entry[] {
  const sold = payment?.status === 'succeeded' ? [payment] : [];
  return [
    ...(session ? [{ ...session, kind: 'sessions' as const, amount: session.amountTotal }] : []),
    // Listed with their sessions, so counted where those are.
    ...sold.map(({ currency, amountReceived: amount, created }) => ({
      kind: 'payments' as const,
      currency,
      amount,
      created: session?.created ?? created,
    })),
    ...refunds.filter(isLive).map((refund) => ({ ...refund, kind: 'refunds' as const })),
    ...disputes.map((dispute) => ({ ...dispute, kind: 'disputes' as const })),
  ];
}

function sidesOf(entries: readonly Entry[]): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const { kind, currency, amount } of entries) {
    const key = `${kind} ${currency}`;
    const side = sides.get(key) ?? { count: 0, amount: 0 };
    sides.set(key, { count: side.count + 1, amount: side.amount + amount });
  }
  return sides;
}
