import type { RefundFact } from '../../orders/facts';

/** Minor units that went back to the buyer, or are on their way. */
export function givenBack(refunds: readonly RefundFact[]): number {
  return refunds.filter(isLive).reduce((total, { amount }) => total + amount, 0);
}

export function isLive({ status }: RefundFact): boolean {
  return !['failed', 'canceled'].includes(status);
}

/** Both lists as one; of a refund that is in both the first. */
export function joined(
  first: readonly RefundFact[],
  second: readonly RefundFact[],
): readonly RefundFact[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))];
}
