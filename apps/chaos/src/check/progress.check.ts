import type { Evidence } from './evidence';
import type { HistoryRow } from './shop-rows';

const REFUND_RANK = ['pending', 'requires_action', 'succeeded', 'failed canceled'];
const FINAL: Readonly<Record<string, readonly string[]>> = {
  session_facts: ['complete', 'expired'],
  payment_facts: ['succeeded', 'canceled'],
  dispute_facts: ['won', 'lost'],
};

/** I9 */
export function factsNeverStepBack({ history }: Evidence): string[] {
  return history.filter(isStepBack).map((row) => {
    const [before, after] = [row.old, row.new].map((it) => it['fulfilment'] ?? it['status']);
    return `${row.fact} ${row.id}: ${before} became ${after}`;
  });
}

function isStepBack({ fact, old, new: now }: HistoryRow): boolean {
  const [before, after] = [String(old['status']), String(now['status'])];
  switch (fact) {
    case 'orders':
      return old['fulfilment'] !== 'unfulfilled' && now['fulfilment'] !== old['fulfilment'];
    case 'refund_facts':
      return rank(after) < rank(before);
    case 'session_facts':
      return isFinal(fact, before) && (after !== before || isUnpaidAgain(old, now));
    default:
      return isFinal(fact, before)
        ? after !== before
        : Number(now['read_seq']) < Number(old['read_seq']);
  }
}

const rank = (status: string) => REFUND_RANK.findIndex((it) => it.split(' ').includes(status));
const isFinal = (fact: string, status: string) => FINAL[fact]?.includes(status) ?? false;
const isUnpaidAgain = (old: HistoryRow['old'], now: HistoryRow['new']) =>
  old['payment_status'] === 'paid' && now['payment_status'] !== 'paid';

/** I11 */
export function nothingIsLeft({ jobs, effects, orders, moment }: Evidence): string[] {
  return [
    ...jobs.map(({ name, state, data, output }) =>
      [name, state, JSON.stringify(data), JSON.stringify(output)].join(' '),
    ),
    ...effects
      .filter(({ state }) => state !== 'done')
      .map(
        ({ order_id, name, state, last_error }) =>
          `${name} of ${order_id} is ${state}: ${last_error}`,
      ),
    ...orders
      .filter(({ attempt }) => moment === 'end of day' && attempt === 'open')
      .map(({ number }) => `${number} still has an open attempt`),
  ];
}
