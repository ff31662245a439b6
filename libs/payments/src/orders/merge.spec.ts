import type { PaymentStatus } from '@till/shared-types';
import fc from 'fast-check';
import { aDisputeFact, aPaymentFact, aRefundFact, aSessionFact, aSnapshot } from '../../test/facts';
import { type Facts, NO_FACTS, type PaymentFact, type RefundFact, type SessionFact } from './facts';
import { mergeFacts } from './merge';
import { deriveStatus } from './status';

const refundStatuses = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const;
const intentStatuses = ['requires_payment_method', 'processing', 'succeeded', 'canceled'] as const;

/** One read of Stripe, as any moment of an order's life may give it. */
const aRead = fc
  .record({
    readSeq: fc.integer({ min: 1, max: 1_000 }),
    session: fc.constantFrom('open' as const, 'complete' as const),
    intent: fc.option(fc.constantFrom(...intentStatuses)),
    refunds: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('re_1', 're_2', 're_3'),
        status: fc.constantFrom(...refundStatuses),
      }),
      { selector: ({ id }) => id },
    ),
    dispute: fc.option(fc.constantFrom('needs_response', 'won', 'lost')),
  })
  .map(({ readSeq, session, intent, refunds, dispute }): Facts => ({
    session: aSessionFact({
      readSeq,
      status: session,
      paymentStatus: session === 'complete' ? 'paid' : 'unpaid',
      url: session === 'open' ? 'https://pay' : null,
    }),
    ...(intent && { payment: aPaymentFact({ readSeq, status: intent }) }),
    refunds: refunds.map((refund) => aRefundFact({ ...refund, readSeq, amount: 5_000 })),
    disputes: dispute ? [aDisputeFact({ status: dispute, readSeq })] : [],
  }));

/** Two reads never share a number: the database hands each out once. */
const reads = fc.uniqueArray(aRead, {
  minLength: 1,
  maxLength: 6,
  selector: ({ session }) => session?.readSeq,
});

const aSession = (readSeq: number, changes: Partial<SessionFact> = {}): Facts => ({
  ...NO_FACTS,
  session: aSessionFact({ readSeq, ...changes }),
});
const anOpenSession = aSession(1, { status: 'open', paymentStatus: 'unpaid' });
const unpaid = { paymentStatus: 'unpaid' } as const;
const aPayment = (readSeq: number, changes: Partial<PaymentFact> = {}): Facts => ({
  ...NO_FACTS,
  payment: aPaymentFact({ readSeq, ...changes }),
});
const aRefund = (readSeq: number, changes: Partial<RefundFact>): Facts => ({
  ...NO_FACTS,
  refunds: [aRefundFact({ readSeq, ...changes })],
});
const aDispute = (readSeq: number, status: string): Facts => ({
  ...NO_FACTS,
  disputes: [aDisputeFact({ readSeq, status })],
});
const paid = [anOpenSession, aSession(2), aPayment(3)];

const lives: [life: string, status: PaymentStatus, reads: Facts[]][] = [
  [
    'a session that expired',
    'expired',
    [anOpenSession, aSession(2, { status: 'expired', ...unpaid })],
  ],
  [
    'a debit that the bank confirmed',
    'paid',
    [
      anOpenSession,
      aSession(2, unpaid),
      aPayment(3, { status: 'processing' }),
      aSession(4),
      aPayment(5),
    ],
  ],
  [
    'a debit that the bank refused',
    'failed',
    [
      anOpenSession,
      aSession(2, unpaid),
      aPayment(3, { status: 'processing' }),
      aPayment(4, { status: 'requires_payment_method', failed: 'insufficient_funds' }),
    ],
  ],
  [
    'refunds in parts',
    'partially_refunded',
    [
      ...paid,
      aRefund(4, { id: 're_1', amount: 3_000, status: 'pending' }),
      aRefund(5, { id: 're_1', amount: 3_000 }),
      aRefund(6, { id: 're_2', amount: 7_000 }),
    ],
  ],
  [
    'a refund that failed after it had succeeded',
    'paid',
    [...paid, aRefund(4, { status: 'pending' }), aRefund(5, {}), aRefund(6, { status: 'failed' })],
  ],
  [
    'a dispute that was lost',
    'charged_back',
    [...paid, aDispute(4, 'needs_response'), aDispute(5, 'lost')],
  ],
  [
    'a dispute that was won, and a refund',
    'refunded',
    [...paid, aDispute(4, 'needs_response'), aDispute(5, 'won'), aRefund(6, {})],
  ],
];

const mergeAll = (all: readonly Facts[]) => all.reduce(mergeFacts, NO_FACTS);

describe('merging what Stripe says', () => {
  it('ends in the same facts whatever the order of the reads', () => {
    fc.assert(
      fc.property(reads, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((read) => [keys.next().value as number, read] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, read]) => read);
        expect(mergeAll(shuffled)).toEqual(mergeAll(all));
      }),
      { numRuns: 2_000 },
    );
  });

  it('ends in the same facts however often a read comes again', () => {
    fc.assert(
      fc.property(reads, (all) => {
        expect(mergeAll([...all, ...all])).toEqual(mergeAll(all));
        expect(mergeAll(all.flatMap((read) => [read, read]))).toEqual(mergeAll(all));
      }),
    );
  });

  it('does not depend on how the reads were grouped', () => {
    fc.assert(
      fc.property(reads, reads, (some, others) => {
        fc.pre(
          !some.some(({ session: a }) =>
            others.some(({ session: b }) => a?.readSeq === b?.readSeq),
          ),
        );
        expect(mergeFacts(mergeAll(some), mergeAll(others))).toEqual(
          mergeAll([...some, ...others]),
        );
      }),
    );
  });

  it('never takes back that a session is complete or that a payment succeeded', () => {
    fc.assert(
      fc.property(reads, aRead, (all, last) => {
        const before = mergeAll(all);
        const after = mergeFacts(before, last);
        if (before.session?.status === 'complete') expect(after.session?.status).toBe('complete');
        if (before.payment?.status === 'succeeded')
          expect(after.payment?.status).not.toBe('processing');
      }),
    );
  });

  it.each(lives)(
    'every order of the reads of %s, each also twice, says %s',
    (_life, status, life) => {
      const agreed = { snapshot: aSnapshot(), refused: false };
      const merged = mergeAll(life);
      for (const order of permutations(life)) {
        expect(mergeAll(order.flatMap((read) => [read, read]))).toEqual(merged);
      }
      expect(deriveStatus(merged, agreed)).toBe(status);
    },
  );
});

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) =>
    permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]),
  );
}
