import type { Result } from 'lighthouse';

/** What one run of Lighthouse says of a page; a score is 0 to 100, a time is in milliseconds. */
export interface Measurement {
  readonly scores: Readonly<Record<string, number>>;
  readonly layoutShift: number;
  readonly blockingTime: number;
  readonly largestPaint: number;
  /** Selector of the element that was the largest on the first screen. */
  readonly largestElement: string | undefined;
  readonly scripts: readonly string[];
  /** How fast the machine was just then, by Lighthouse's own benchmark. */
  readonly machineSpeed: number;
}

export function measurementOf({ categories, audits, environment }: Result): Measurement {
  const value = (audit: string) => audits[audit]?.numericValue ?? NaN;
  const scores = Object.values(categories).map(({ id, score }) => [
    id,
    Math.round((score ?? 0) * 100),
  ]);
  return {
    scores: Object.fromEntries(scores),
    layoutShift: value('cumulative-layout-shift'),
    blockingTime: value('total-blocking-time'),
    largestPaint: value('largest-contentful-paint'),
    largestElement: nodes(audits['lcp-breakdown-insight']?.details).at(0),
    scripts: requests(audits['network-requests']?.details),
    machineSpeed: environment.benchmarkIndex,
  };
}

/** What costs a page points: of each audit that is not perfect its name, and the first of what it found. */
export function complaints({ categories, audits }: Result, category: string): string[] {
  const counted = categories[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
  return counted
    .map(({ id }) => audits[id])
    .filter((audit) => audit?.score !== undefined && audit.score !== null && audit.score < 1)
    .map((audit) => `${audit?.id}: ${nodes(audit?.details).join(', ')}`);
}

interface Item {
  readonly items?: readonly Item[];
  readonly node?: { readonly selector?: string };
  readonly selector?: string;
  readonly type?: string;
  readonly url?: string;
  readonly resourceType?: string;
}

/** Selectors in the details of an audit, which nest as the audit likes. */
function nodes(details: unknown): string[] {
  const { items = [] } = (details ?? {}) as Item;
  return items.flatMap((item) => {
    const selector = item.node?.selector ?? (item.type === 'node' ? item.selector : undefined);
    return [...(selector ? [selector] : []), ...nodes(item)];
  });
}

function requests(details: unknown): string[] {
  const { items = [] } = (details ?? {}) as Item;
  return items.flatMap(({ url, resourceType }) => (url && resourceType === 'Script' ? [url] : []));
}
