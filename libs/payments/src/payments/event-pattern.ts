/** How many types Stripe takes in one list. Source: docs.stripe.com/api/events/list. */
const MAX_TYPES = 20;

/** What Stripe's list of events is asked for; everything where neither is given. */
export type EventFilter =
  { readonly types: string[] } | { readonly type: string } | Record<string, never>;

/** @param pattern a type, a group such as `invoice.*`, or `*` */
export function matchesPattern(pattern: string, type: string): boolean {
  if (pattern === '*' || pattern === type) return true;
  return pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1));
}

/** The lists that hold every event that matches, as few as Stripe makes of it. */
export function eventFilters(patterns: readonly string[]): readonly EventFilter[] {
  if (patterns.includes('*')) return [{}];
  const groups = [...new Set(patterns.filter((pattern) => pattern.endsWith('.*')))];
  const types = [...new Set(patterns.filter((pattern) => !pattern.endsWith('.*')))];
  const lists = Array.from({ length: Math.ceil(types.length / MAX_TYPES) }, (_, index) => ({
    types: types.slice(index * MAX_TYPES, (index + 1) * MAX_TYPES),
  }));
  return [...lists, ...groups.map((type) => ({ type }))];
}
