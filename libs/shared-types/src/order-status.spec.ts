import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSettled, type PaymentStatus, paymentStatuses, wasPaid } from './order-status';

const statuses = Object.keys(paymentStatuses) as PaymentStatus[];
const moves = statuses.flatMap((from) => paymentStatuses[from].to.map((to) => `${from} → ${to}`));

it('every move leads to another status that exists', () => {
  const targets = statuses.flatMap((from) => paymentStatuses[from].to);
  expect(statuses).toEqual(expect.arrayContaining(targets));
  expect(statuses.filter((from) => moves.includes(`${from} → ${from}`))).toEqual([]);
});

it('every status can be reached from pending', () => {
  const reached = new Set<PaymentStatus>(['pending']);
  for (const from of reached) for (const to of paymentStatuses[from].to) reached.add(to);
  expect([...reached].sort()).toEqual([...statuses].sort());
});

it('an order page waits for these alone', () => {
  expect(statuses.filter((status) => !isSettled(status))).toEqual([
    'pending',
    'processing',
    'authorized',
    'review',
  ]);
});

it('money was taken in these alone', () => {
  expect(statuses.filter(wasPaid)).toEqual([
    'paid',
    'partially_refunded',
    'refunded',
    'disputed',
    'charged_back',
  ]);
});

it('the diagram in docs/flow.md shows these moves and no others', () => {
  const file = join(__dirname, '../../../docs/flow.md');
  const [, diagram = ''] =
    /```mermaid\nstateDiagram-v2\n([^]*?)```/.exec(readFileSync(file, 'utf8')) ?? [];
  const drawn = [...diagram.matchAll(/^\s*(\w+) --> (\w+)/gm)].map(([, a, b]) => `${a} → ${b}`);
  expect(drawn.sort()).toEqual(moves.sort());
});
