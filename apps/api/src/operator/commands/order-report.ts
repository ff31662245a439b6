import { formatMoney, money, type ShippingDetails } from '@till/shared-types';
import { flagsOf } from '@till/payments';
import { moment, table } from '../table';
import type { OrderRecord } from './order-record.repository';
import { timelineOf } from './order-timeline';

/** The order as data: no token, no address of a payment page. */
export function orderData(record: OrderRecord) {
  const { order, facts, events } = record;
  const { session, payment, refunds, disputes } = facts;
  return {
    number: order.number,
    id: order.id,
    status: order.status,
    fulfilment: order.fulfilment,
    flags: flagsOf(
      disputes,
      events.map(({ type }) => type),
    ),
    createdAt: order.createdAt,
    erasedAt: order.erasedAt,
    lines: order.snapshot.lines,
    subtotal: order.snapshot.subtotal,
    session: session && { ...session, url: undefined, clientSecret: undefined },
    payment,
    refunds,
    disputes,
    timeline: timelineOf(record),
  };
}

/** The order on a page of a terminal. */
export function orderText(record: OrderRecord): string {
  const { number, status, fulfilment, erasedAt, lines, session, flags, timeline } =
    orderData(record);
  const total = session ? money(session.amountTotal, session.currency) : undefined;
  const head = [
    ['Order', `${number}  ${status}, ${fulfilment}`],
    ...lines.map(({ quantity, productId, name, total: amount }, index) => [
      index === 0 ? 'Lines' : '',
      `${quantity} × ${name} (${productId})  ${formatMoney(amount, 'en')}`,
    ]),
    ['Total', total ? formatMoney(total, 'en') : 'not known: there is no session'],
    ...(session?.email ? [['Buyer', session.email]] : []),
    ...(session?.shipping ? [['Ship to', addressOf(session.shipping)]] : []),
    ...(erasedAt ? [['Erased', `${moment(erasedAt)} UTC`]] : []),
    ...(flags.length > 0 ? [['Flags', flags.join(', ')]] : []),
  ];
  const entries = timeline.map(({ at, kind, text }) => [moment(at), kind, text]);
  return `${table(head)}\n\n${table([['TIME (UTC)', 'WHAT', ''], ...entries])}`;
}

function addressOf({ name, line1, line2, city, state, postalCode, country }: ShippingDetails) {
  return [name, line1, line2, city, state, postalCode, country].filter(Boolean).join(', ');
}
