import type { Run } from '../run/run';
import { eventsAreKept, sameKeySameAnswer, saysWhatIsTrue } from './answers.check';
import { type Evidence, gather, type Moment } from './evidence';
import { confirmedOnce, fulfilledOncePerPayment, stockAddsUp } from './fulfilment.check';
import {
  factsAreStripes,
  neverRefundedTwice,
  onePaymentPerCart,
  soldAsAgreed,
  statusesFollow,
} from './money.check';
import { factsNeverStepBack, nothingIsLeft } from './progress.check';

export interface Violation {
  /** `I1` to `I11`, or what else kept the run from proving anything. */
  readonly invariant: string;
  readonly message: string;
}

/** What holds after every fault. */
const INVARIANTS: readonly [name: string, check: (evidence: Evidence) => string[]][] = [
  ['I1', onePaymentPerCart],
  ['I2', fulfilledOncePerPayment],
  ['I2', confirmedOnce],
  ['I3', stockAddsUp],
  ['I4', eventsAreKept],
  ['I5', factsAreStripes],
  ['I6', soldAsAgreed],
  ['I7', neverRefundedTwice],
  ['I8', sameKeySameAnswer],
  ['I9', factsNeverStepBack],
  ['I10', saysWhatIsTrue],
  ['I11', nothingIsLeft],
  ['I11', statusesFollow],
];

export async function checkAll(run: Run, moment: Moment): Promise<Violation[]> {
  const evidence = await gather(run, moment);
  return INVARIANTS.flatMap(([invariant, check]) =>
    check(evidence).map((message) => ({ invariant, message: `${message} (${moment})` })),
  );
}
