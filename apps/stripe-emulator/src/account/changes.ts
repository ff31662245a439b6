/** What an update changed: the earlier values of the keys whose value is another now. */
export function earlierValues(before: object, after: object): object | undefined {
  const now = after as Readonly<Record<string, unknown>>;
  const changed = Object.entries(before).filter(
    ([key, value]) => key !== 'updated' && JSON.stringify(value) !== JSON.stringify(now[key]),
  );
  return changed.length ? Object.fromEntries(changed) : undefined;
}
