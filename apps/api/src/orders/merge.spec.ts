import fc from 'fast-check';
import { aDisputeFact, aPaymentFact, aRefundFact, aSessionFact, aSnapshot } from '../../test/facts';
import { type Facts, NO_FACTS } from './facts';
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

  it('every permutation of an order’s life, each step also twice, gives one status', () => {
    const life: Facts[] = [
      {
        ...NO_FACTS,
        session: aSessionFact({ status: 'open', paymentStatus: 'unpaid', readSeq: 1 }),
      },
      { ...NO_FACTS, session: aSessionFact({ readSeq: 2 }), payment: aPaymentFact({ readSeq: 2 }) },
      { ...NO_FACTS, refunds: [aRefundFact({ status: 'pending', readSeq: 3 })] },
      { ...NO_FACTS, refunds: [aRefundFact({ readSeq: 4 })] },
      { ...NO_FACTS, disputes: [aDisputeFact({ readSeq: 5 })] },
      { ...NO_FACTS, disputes: [aDisputeFact({ status: 'won', readSeq: 6 })] },
    ];
    const orders = permutations(life);
    expect(orders).toHaveLength(720);
    const agreed = { snapshot: aSnapshot(), refused: false };
    for (const order of orders) {
      const doubled = order.flatMap((read) => [read, read]);
      expect(deriveStatus(mergeAll(order), agreed)).toBe('refunded');
      expect(mergeAll(doubled)).toEqual(mergeAll(life));
    }
  });
});

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) =>
    permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]),
  );
}
