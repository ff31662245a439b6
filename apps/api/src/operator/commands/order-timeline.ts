import { formatMoney, money, type PaymentStatus } from '@till/shared-types';
import type { RefundFact } from '@till/payments';
import type { OrderRecord } from './order-record.repository';

export interface TimelineEntry {
  readonly at: Date;
  readonly kind:
    | 'order'
    | 'attempt'
    | 'session'
    | 'payment'
    | 'status'
    | 'event'
    | 'effect'
    | 'reaction'
    | 'refund'
    | 'dispute';
  readonly text: string;
}

const UNDER_WAY: readonly PaymentStatus[] = ['pending', 'processing', 'authorized'];

/** What happened to an order, oldest first. Credentials and what a person typed are not in it. */
export function timelineOf(record: OrderRecord): readonly TimelineEntry[] {
  // What is of one moment stays in this order: a status follows from what Stripe said.
  const entries = [...ofShop(record), ...ofStripe(record), ...ofStatus(record), ...ofWork(record)];
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function ofShop({ order, attempts, requests }: OrderRecord): TimelineEntry[] {
  const { currency } = order.snapshot.subtotal;
  return [
    { at: order.createdAt, kind: 'order', text: `placed for ${shown(order.snapshot.subtotal)}` },
    ...attempts.map(({ createdAt, stripeKey, state, refusal }) =>
      entry(createdAt, 'attempt', `${stripeKey} ${state}`, refusal),
    ),
    ...requests.map(({ createdAt, name, amount, lines, refused }) =>
      entry(
        createdAt,
        'refund',
        `${shown(money(amount, currency))} asked for as ${name}${refused ? ', refused' : ''}`,
        lines?.map(({ productId, quantity }) => `${quantity} × ${productId}`).join(', '),
      ),
    ),
    ...(order.erasedAt ? [entry(order.erasedAt, 'order', 'erased')] : []),
  ];
}

function ofStatus({ changes }: OrderRecord): TimelineEntry[] {
  return changes.map(({ at, status, source }) => entry(at, 'status', `${status} (by ${source})`));
}

function ofStripe(record: OrderRecord): TimelineEntry[] {
  const { facts, requests } = record;
  const { payment, refunds, disputes } = facts;
  const asked = new Map(requests.map(({ stripeKey, createdAt }) => [stripeKey, createdAt]));
  // Stripe's stamps have no fractions: what was made seems older than the wish for it.
  const madeAt = ({ created, requestKey }: RefundFact) =>
    new Date(Math.max(created * 1000, asked.get(requestKey ?? '')?.getTime() ?? 0));
  return [
    ...ofSession(record),
    ...(payment
      ? [
          entry(
            outcomeAt(record) ?? unix(payment.created),
            'payment',
            `${payment.id} ${payment.status}, ${shown(money(payment.amountReceived, payment.currency))} received`,
            payment.failed,
          ),
        ]
      : []),
    ...refunds.map((refund) => {
      const { id, status, amount, currency, requestKey, failureReason } = refund;
      const where = requestKey ? '' : ", made in Stripe's dashboard";
      const text = `${id} ${status}, ${shown(money(amount, currency))}${where}`;
      return entry(madeAt(refund), 'refund', text, failureReason);
    }),
    ...disputes.map(({ created, id, status, amount, currency, reason }) =>
      entry(unix(created), 'dispute', `${id} ${status}, ${shown(money(amount, currency))}`, reason),
    ),
  ];
}

function ofSession(record: OrderRecord): TimelineEntry[] {
  const { session } = record.facts;
  if (!session) return [];
  const { id, status, paymentStatus, amountTotal, currency } = session;
  // Stripe's stamps have no fractions: what was made seems older than the order.
  const madeAt = new Date(Math.max(session.created * 1000, record.order.createdAt.getTime()));
  const said = `${status}, ${paymentStatus}, ${shown(money(amountTotal, currency))}`;
  if (status === 'open') return [entry(madeAt, 'session', `${id} made: ${said}`)];
  return [
    entry(madeAt, 'session', `${id} made`),
    entry(outcomeAt(record) ?? madeAt, 'session', `${id} ${said}`),
  ];
}

/** When the order first took the outcome of its checkout, the money being there or not; else its first step there. */
function outcomeAt({ changes }: OrderRecord): Date | undefined {
  return (changes.find(({ status }) => !UNDER_WAY.includes(status)) ?? changes[0])?.at;
}

function ofWork({ events, effects, reactions }: OrderRecord): TimelineEntry[] {
  return [
    ...events.map(({ receivedAt, id, type, source, state, attempts, reason }) =>
      entry(receivedAt, 'event', `${type} ${id} ${state}, by ${source}${tries(attempts)}`, reason),
    ),
    ...effects
      .filter(isWork)
      .map(({ createdAt, doneAt, name, state, attempts, lastError }) =>
        entry(doneAt ?? createdAt, 'effect', `${name} ${state}${tries(attempts)}`, lastError),
      ),
    ...reactions.map(({ createdAt, doneAt, eventId, name, state, attempts, lastError }) =>
      entry(
        doneAt ?? createdAt,
        'reaction',
        `${name} to ${eventId} ${state}${tries(attempts)}`,
        lastError,
      ),
    ),
  ];
}

/** The others mark statuses that were reached, which stand there already. */
const isWork = ({ name }: OrderRecord['effects'][number]) => !name.startsWith('reached:');

function entry(
  at: Date,
  kind: TimelineEntry['kind'],
  text: string,
  more?: string | null,
): TimelineEntry {
  return { at, kind, text: more ? `${text}: ${more}` : text };
}

const unix = (seconds: number) => new Date(seconds * 1000);
const tries = (count: number) => (count > 1 ? `, ${count} tries` : '');
const shown = (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, 'en');
