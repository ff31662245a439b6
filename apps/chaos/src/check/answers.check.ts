import type { Evidence } from './evidence';
import { sessionOf } from './expected-status';

/** I4 */
export function eventsAreKept({ deliveries, inbox, log }: Evidence): string[] {
  const kept = Map.groupBy(inbox, ({ id }) => id);
  const answered = deliveries.filter(({ attempts }) =>
    attempts.some(({ status }) => status !== null && status >= 200 && status < 300),
  );
  const lost = [...new Set(answered.map(({ event }) => event))]
    .filter((id) => !kept.has(id))
    .map((id) => `${id} was answered 2xx and is not in the inbox`);
  const doubled = [...kept].flatMap(([id, rows]) =>
    rows.length > 1 ? [`${id} is in the inbox ${rows.length} times`] : [],
  );
  const open = inbox.flatMap(({ id, state, reason }) => {
    if (['done', 'ignored'].includes(state)) return [];
    if (state === 'dead' && log.includes(id)) return [];
    return [`${id} is ${state}: ${reason ?? 'no reason'}`];
  });
  return [...lost, ...doubled, ...open];
}

/** I8 */
export function sameKeySameAnswer(evidence: Evidence): string[] {
  const { witness, sessions, orders, moment } = evidence;
  const keys = Map.groupBy(witness.checkouts, ({ cartId, key }) => `${cartId} ${key}`);
  const changed = [...keys].flatMap(([key, answers]) => {
    const given = new Set(
      answers.flatMap(({ session }) => (session ? [`${session.id} ${session.order.token}`] : [])),
    );
    return given.size > 1 ? [`key ${key} was answered with ${[...given].join(' and ')}`] : [];
  });
  const ofOrder = Map.groupBy(sessions, ({ client_reference_id: id }) => id);
  const doubled = orders.flatMap(({ id, number }) => {
    const count = ofOrder.get(id)?.length ?? 0;
    return count > 1 ? [`${number} has ${count} sessions at Stripe`] : [];
  });
  const strange = sessions
    .filter(({ client_reference_id: id }) => !orders.some((order) => order.id === id))
    .map(({ id }) => `${id} is of no order`);
  const carts = Map.groupBy(orders, ({ cart_hash, id }) => cart_hash ?? id);
  const open = [...carts.values()].flatMap((own) => {
    const numbers = own
      .filter((order) => sessionOf(evidence, order)?.status === 'open')
      .map(({ number }) => number);
    if (numbers.length > 1) return [`one cart can be paid as ${numbers.join(' and ')}`];
    return moment === 'end of day' ? numbers.map((it) => `${it} can still be paid`) : [];
  });
  return [...changed, ...doubled, ...strange, ...open];
}

/** What a page may say, by what Stripe said just after: a state that has no way back was true then already. */
const TRUE_OF: Readonly<Record<string, (truth: Truth) => boolean>> = {
  paid: (truth) => truth.payment_status === 'paid',
  refunded: (truth) => truth.payment_status === 'paid',
  partially_refunded: (truth) => truth.payment_status === 'paid',
  disputed: (truth) => truth.payment_status === 'paid',
  charged_back: (truth) => truth.payment_status === 'paid',
  processing: (truth) => truth.status === 'complete',
  failed: (truth) => truth.status === 'complete' && truth.payment_status === 'unpaid',
  expired: (truth) => truth.status === 'expired',
  canceled: () => false,
};

interface Truth {
  readonly status: string;
  readonly payment_status: string;
}

/** I10 */
export function saysWhatIsTrue({ witness, sessionFacts, orders }: Evidence): string[] {
  const early = witness.checkouts.flatMap(({ session }) => {
    const order = orders.find(({ number }) => number === session?.order.number);
    const isKept = sessionFacts.some(
      ({ id, order_id }) => id === session?.id && order_id === order?.id,
    );
    return !session || isKept ? [] : [`201 was answered for ${session.id}, which is not stored`];
  });
  const untrue = witness.views
    .filter(({ status, truth }) => TRUE_OF[status]?.(truth) === false)
    .map(({ sessionId, status }) => `the page of ${sessionId} said ${status}, and it was not`);
  return [...early, ...untrue, ...witness.broken, ...witness.deaths.map((it) => `it ended: ${it}`)];
}
