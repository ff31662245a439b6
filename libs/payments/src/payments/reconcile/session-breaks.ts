import { formatMoney, money, type Money, wasPaid } from '@till/shared-types';
import type { SessionFact } from '../../orders/facts';
import { deriveStatus } from '../../orders/status';
import type { OrderInBooks, StripeRefund, StripeSession, Terms } from './books';
import type { Break, BreakKind, Repair } from './break';
import { givenBack, joined } from './money-back';

interface OfStripe {
  readonly sessions: readonly StripeSession[];
  readonly refunds: readonly StripeRefund[];
}

/** What is wrong with the sessions and payments of an order. */
export function sessionBreaks(order: OrderInBooks, ofStripe: OfStripe, terms: Terms): Break[] {
  const { sessions } = ofStripe;
  const foreign = sessions.filter(({ livemode }) => livemode !== terms.live);
  const native = sessions.filter(({ livemode }) => livemode === terms.live);
  const { session } = order.facts;
  const own = native.find((one) => one.session.id === session?.id);
  const others = native.filter((one) => one !== own);
  const mixedUp = foreign.map((one) =>
    breakOf('mode', one, terms.live ? 'live' : 'test', terms.live ? 'test' : 'live'),
  );
  if (!session) return [...mixedUp, ...ofMissing(others)];
  const isForeign = foreign.some((one) => one.session.id === session.id);
  return [
    ...mixedUp,
    ...(isForeign ? [] : ofOwn(order, session, own, terms)),
    ...ofOthers(order, own, others, ofStripe.refunds),
  ];
}

/** What is wrong with the sessions of an order that is not here. */
export function strayBreaks(
  orderId: string,
  sessions: readonly StripeSession[],
  refunds: readonly StripeRefund[],
): Break[] {
  const back = givenBack(refunds.map(({ refund }) => refund));
  return sessions.flatMap((one) => {
    if (isPaid(one)) {
      const isOver = (one.payment?.amountReceived ?? 0) <= back;
      return isOver ? [] : [breakOf('paid-no-order', one, 'no order', said(one))];
    }
    const isWaiting = one.session.status === 'open' || one.payment?.status === 'processing';
    return isWaiting ? [breakOf('orphan-session', one, `no order ${orderId}`, said(one))] : [];
  });
}

/** The session that the order knows. */
function ofOwn(
  order: OrderInBooks,
  session: SessionFact,
  own: StripeSession | undefined,
  terms: Terms,
): Break[] {
  if (!own) {
    if (session.created < terms.from || session.created > terms.to) return [];
    const kind = wasPaid(order.status) ? 'order-no-payment' : 'session-unknown';
    if (kind === 'session-unknown' && session.status !== 'open') return [];
    const at = session.created;
    const { id: orderId, status } = order;
    const repair = { kind: 'settle', orderId } as const;
    const here = `${status}, session ${session.status}`;
    return [
      {
        kind,
        orderId,
        object: session.id,
        here,
        atStripe: 'nothing',
        at,
        ...(kind === 'session-unknown' && { repair }),
      },
    ];
  }
  if (wasPaid(order.status) && !isPaid(own)) {
    return [breakOf('order-no-payment', own, order.status, said(own))];
  }
  return difference(order, own);
}

/** The first that differs, since one cause shows in many places. */
function difference(order: OrderInBooks, own: StripeSession): Break[] {
  const { session, payment } = order.facts;
  const settle = { kind: 'settle', orderId: order.id } as const;
  // What an open page adds up to changes while the buyer chooses.
  const isSold = own.session.status === 'complete';
  const differs = (kind: BreakKind, here: unknown, atStripe: unknown, repair?: Repair) =>
    here === atStripe ? [] : [breakOf(kind, own, String(here), String(atStripe), repair)];
  const amounts = (here: Money | undefined, atStripe: Money | undefined) =>
    here?.amount === atStripe?.amount
      ? []
      : [breakOf('amount', own, shown(here), shown(atStripe), settle)];
  const [first] = [
    ...(session ? differs('currency', session.currency, own.session.currency, settle) : []),
    ...(own.payment && payment
      ? differs('currency', payment.currency, own.payment.currency, settle)
      : []),
    ...differs('status', stateOf(session, payment), stateOf(own.session, own.payment), settle),
    ...(session && isSold ? amounts(totalOf(session), totalOf(own.session)) : []),
    ...amounts(receivedOf(payment), receivedOf(own.payment)),
    ...(isOwed(order) ? againstAgreement(order, own) : []),
    ...differs('status', order.status, derived(order), settle),
  ];
  return first ? [first] : [];
}

/** What was sold against what was agreed. */
function againstAgreement({ snapshot }: OrderInBooks, own: StripeSession): Break[] {
  const { currency, amountSubtotal } = own.session;
  const { subtotal } = snapshot;
  if (currency !== subtotal.currency)
    return [breakOf('currency', own, subtotal.currency, currency)];
  return amountSubtotal === subtotal.amount
    ? []
    : [breakOf('amount', own, shown(subtotal), shown({ amount: amountSubtotal, currency }))];
}

/** Money was taken and not all of it given back. */
function isOwed({ facts }: OrderInBooks): boolean {
  const received = facts.payment?.amountReceived ?? 0;
  return received > 0 && givenBack(facts.refunds) < received;
}

function ofMissing(others: readonly StripeSession[]): Break[] {
  return others.slice(0, 1).map((one) =>
    breakOf('session-missing', one, 'no session', said(one), {
      kind: 'settle',
      orderId: one.orderId,
      sessionId: one.session.id,
    }),
  );
}

/** Sessions that name the order beside its own. */
function ofOthers(
  { facts }: OrderInBooks,
  own: StripeSession | undefined,
  others: readonly StripeSession[],
  refunds: readonly StripeRefund[],
): Break[] {
  const isKept = (one: StripeSession) => isPaid(one) && !isBack(one, refunds);
  const isTwice = own ? isPaid(own) : facts.payment?.status === 'succeeded';
  return others.flatMap((one) => {
    const { id: sessionId, status } = one.session;
    if (isKept(one)) {
      return [
        breakOf(isTwice ? 'two-sessions-paid' : 'orphan-session', one, 'not known', said(one)),
      ];
    }
    const repair = { kind: 'expire', sessionId } as const;
    return status === 'open'
      ? [breakOf('orphan-session', one, 'not known', said(one), repair)]
      : [];
  });
}

function isBack({ payment }: StripeSession, refunds: readonly StripeRefund[]): boolean {
  const own = refunds.filter(({ paymentIntentId }) => paymentIntentId === payment?.id);
  const all = joined(
    [],
    own.map(({ refund }) => refund),
  );
  return payment !== undefined && givenBack(all) >= payment.amountReceived;
}

function isPaid({ session, payment }: StripeSession): boolean {
  return (
    payment?.status === 'succeeded' ||
    payment?.status === 'requires_capture' ||
    ['paid', 'no_payment_required'].includes(session.paymentStatus)
  );
}

function derived({ facts, snapshot, refused }: OrderInBooks) {
  return deriveStatus(facts, { snapshot, refused });
}

const stateOf = (
  session: StripeSession['session'] | undefined,
  payment: StripeSession['payment'],
): string => [session?.status, session?.paymentStatus, payment?.status].filter(Boolean).join(', ');

const totalOf = ({ amountTotal, currency }: SessionFact) => money(amountTotal, currency);

const receivedOf = (payment: StripeSession['payment']) =>
  payment && money(payment.amountReceived, payment.currency);

const shown = (amount: Money | undefined) => (amount ? formatMoney(amount, 'en') : 'nothing');

const said = ({ session, payment }: StripeSession) => stateOf(session, payment);

function breakOf(
  kind: BreakKind,
  { orderId, session, payment }: StripeSession,
  here: string,
  atStripe: string,
  repair?: Repair,
): Break {
  const ended = session.status === 'expired' ? session.expiresAt : 0;
  const at = Math.max(session.created, payment?.created ?? 0, ended);
  return { kind, orderId, object: session.id, here, atStripe, at, ...(repair && { repair }) };
}
