import type { DisputeFact } from './facts';

/** Says that somebody may want to look; it changes no status. */
export type Flag = 'inquiry' | 'inquiry_closed' | 'dispute_prevented' | 'early_fraud_warning';

/** What is said of an order beside its status. @param eventTypes of the events that are about it */
export function flagsOf(
  disputes: readonly DisputeFact[],
  eventTypes: readonly string[],
): readonly Flag[] {
  const isWarned = eventTypes.some((type) => type.startsWith('radar.early_fraud_warning.'));
  const flags = disputes.flatMap(({ status }) => flagOf(status) ?? []);
  return [...new Set([...flags, ...(isWarned ? (['early_fraud_warning'] as const) : [])])];
}

function flagOf(status: string): Flag | undefined {
  if (status === 'prevented') return 'dispute_prevented';
  if (status === 'warning_closed') return 'inquiry_closed';
  return status.startsWith('warning_') ? 'inquiry' : undefined;
}
