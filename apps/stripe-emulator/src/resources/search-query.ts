import { invalidRequest } from '../api/stripe-error';
import { idOf } from './reference';

/** How a field can be searched: as a whole, also by a part of it, or also by size. */
export type FieldKind = 'token' | 'text' | 'number';
export type Fields = Readonly<Record<string, FieldKind>>;

type Row = object;
type Test = (row: Row) => boolean;

const quoted = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;
const clausePattern = new RegExp(
  String.raw`\s*(-?)([a-z_0-9.]+)(?:\[(${quoted})\])?\s*(:|~|>=|<=|>|<|=)\s*(${quoted}|[^\s"']+)`,
  'y',
);
const joinPattern = /\s+(AND|OR)(?=\s)|\s+(?=\S)|\s*$/iy;

/**
 * Reads a query of Stripe's search language, such as `status:"open" AND metadata["order"]:"7"`.
 * @throws StripeError for a query that cannot be read, AND beside OR, and what a field cannot be asked
 */
export function readQuery(query: string, fields: Fields, noun: string): Test {
  const tests: Test[] = [];
  const joins = new Set<string>();
  for (let at = 0; at < query.length;) {
    const clause = matchAt(clausePattern, query, at);
    if (!clause) throw unreadable(query, at);
    at += clause[0].length;
    tests.push(testOf(clause, fields, noun));
    const join = matchAt(joinPattern, query, at);
    if (!join) throw unreadable(query, at);
    at += join[0].length;
    if (at < query.length) joins.add((join[1] ?? 'AND').toUpperCase());
  }
  if (tests.length === 0) throw invalid('The query is empty.');
  if (joins.size > 1) throw invalid('A query cannot have both AND and OR.');
  return joins.has('OR')
    ? (row) => tests.some((test) => test(row))
    : (row) => tests.every((test) => test(row));
}

function testOf(clause: RegExpExecArray, fields: Fields, noun: string): Test {
  const [, minus, field = '', key, operator = ':', written = ''] = clause;
  const kind = field === 'metadata' && key ? 'text' : fields[field];
  if (!kind) throw invalid(`Field \`${field}\` is an unsupported search field for ${noun}.`);
  const path = key ? ['metadata', unquoted(key)] : field.split('.');
  const matches = comparison(kind, operator, written);
  return (row) => matches(valueAt(row, path)) !== (minus === '-');
}

function comparison(
  kind: FieldKind,
  operator: string,
  written: string,
): (value: unknown) => boolean {
  const value = unquoted(written);
  const lower = value.toLowerCase();
  switch (operator) {
    case ':':
    case '=':
      if (written === 'null') return (found) => found === undefined || found === null;
      return (found) => String(found ?? '').toLowerCase() === lower;
    case '~':
      if (kind !== 'text') throw invalid('Only texts can be searched by a part of them (~).');
      if (value.length < 3) throw invalid('A part of a text (~) has three characters or more.');
      return (found) =>
        String(found ?? '')
          .toLowerCase()
          .includes(lower);
    default:
      return bySize(kind, operator, Number(value));
  }
}

function bySize(kind: FieldKind, operator: string, limit: number): (value: unknown) => boolean {
  if (kind !== 'number' || Number.isNaN(limit)) {
    throw invalid(`Only numbers can be compared by ${operator}.`);
  }
  const above = operator.startsWith('>');
  const same = operator.endsWith('=');
  return (found) => {
    if (typeof found !== 'number') return false;
    return (above ? found > limit : found < limit) || (same && found === limit);
  };
}

function valueAt(row: Row, path: readonly string[]): unknown {
  const found = path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
    row,
  );
  return typeof found === 'object' ? idOf(found as { id: string } | null) : found;
}

function unquoted(text: string): string {
  return /^["']/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unreadable(query: string, at: number) {
  return invalid(`We were unable to parse your search query from \`${query.slice(at)}\` on.`);
}

function invalid(message: string) {
  return invalidRequest(message, { param: 'query' });
}
