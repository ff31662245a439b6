import { formatMoney } from '@till/shared-types';
import {
  type Break,
  type BreakKind,
  breakKinds,
  type Reconciliation,
  type ReconciliationPeriod,
  type Total,
} from '@till/payments';
import { moment, table } from '../table';
import { isOpenEnd } from './reconcile-input';

/** The comparison as data. */
export function reconcileData(
  { from, to, clearing }: ReconciliationPeriod,
  result: Reconciliation,
) {
  const { numbers, breaks, inClearing, repaired, totals } = result;
  const shown = (one: Break) => shownBreak(one, numbers);
  return {
    from: new Date(from * 1000),
    to: isOpenEnd(to) ? null : new Date(to * 1000),
    clearingSeconds: clearing,
    orders: numbers.size,
    compared: totals,
    breaks: breaks.map(shown),
    inClearing: inClearing.map(shown),
    repaired: repaired.map(shown),
  };
}

/** The comparison on a page of a terminal. */
export function reconcileText(period: ReconciliationPeriod, result: Reconciliation): string {
  const { from, to, clearing } = period;
  const { numbers, breaks, inClearing, repaired, totals } = result;
  const end = isOpenEnd(to) ? 'now' : moment(new Date(to * 1000));
  return [
    `Compared ${count(numbers.size, 'order')} with Stripe, ${moment(new Date(from * 1000))} to ${end} (UTC).`,
    table([['', 'HERE', '', 'AT STRIPE', ''], ...totals.map(totalRow)]),
    ...(repaired.length > 0 ? [`${count(repaired.length, 'difference')} repaired:`] : []),
    ...groups(repaired, numbers, (kind) => kind),
    breaks.length === 0 ? 'No breaks.' : `${count(breaks.length, 'break')}:`,
    ...groups(breaks, numbers, (kind) => `${kind}: ${breakKinds[kind]}`),
    ...(inClearing.length > 0
      ? [
          `${count(inClearing.length, 'difference')} younger than ${clearing} s: word may be on its way.`,
        ]
      : []),
    ...groups(inClearing, numbers, (kind) => kind),
  ].join('\n\n');
}

function shownBreak(
  { kind, orderId, object, here, atStripe, repair }: Break,
  numbers: ReadonlyMap<string, string>,
) {
  const order = numbers.get(orderId) ?? null;
  return {
    kind,
    order,
    orderId,
    object,
    here,
    atStripe,
    fix: breakKinds[kind],
    repairable: repair !== undefined,
  };
}

function totalRow({ kind, currency, here, atStripe }: Total): string[] {
  return [
    kind,
    ...[here, atStripe].flatMap(({ count: many, amount }) => [
      String(many),
      formatMoney({ amount, currency }, 'en'),
    ]),
  ];
}

function groups(
  breaks: readonly Break[],
  numbers: ReadonlyMap<string, string>,
  title: (kind: BreakKind) => string,
): string[] {
  const kinds = [...Map.groupBy(breaks, ({ kind }) => kind)];
  return kinds.map(([kind, same]) => `${title(kind)}\n${rows(same, numbers)}`);
}

function rows(breaks: readonly Break[], numbers: ReadonlyMap<string, string>): string {
  return table(
    breaks.map(({ orderId, object, here, atStripe }) => [
      `  ${numbers.get(orderId) ?? orderId}`,
      object,
      `here: ${here}`,
      `Stripe: ${atStripe}`,
    ]),
  );
}

const count = (many: number, what: string) => `${many} ${what}${many === 1 ? '' : 's'}`;
