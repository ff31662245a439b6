import { invalidRequest } from './stripe-error';

/** A parsed form: text at the leaves, brackets as nested maps. Array indexes are ordinary keys. */
export type FormValue = string | FormMap;
export interface FormMap {
  [key: string]: FormValue;
}

/**
 * Parses an urlencoded form with brackets: `a[b]=1`, `a[0][b]=1`, `a[]=1`, and `a[][b]=1&a[][c]=2`
 * where a repeated key starts the next element. Maps have no prototype, so no key can reach one.
 */
export function parseForm(text: string): FormMap {
  const form = new EmptyMap();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    put(form, segmentsOf(key), equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return form;
}

/**
 * An object whose only prototype is empty. One made by `Object.create(null)` is a hash table to V8, and
 * takes twice the time to fill and read.
 */
const EmptyMap = function () {} as unknown as new () => FormMap;
EmptyMap.prototype = Object.create(null) as FormMap;

function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidRequest('Invalid URL encoding in the parameters of the request.');
  }
}

function segmentsOf(key: string): string[] {
  const open = key.indexOf('[');
  if (open < 0) return [key];
  const end = key.endsWith(']') ? key.length - 1 : key.length;
  const segments = [key.slice(0, open)];
  for (let start = open + 1; start <= end;) {
    const bracket = key.indexOf('][', start);
    const stop = bracket < 0 ? end : bracket;
    segments.push(key.slice(start, stop));
    start = stop + ']['.length;
  }
  return segments;
}

function put(form: FormMap, segments: readonly string[], value: string): void {
  const last = segments.length - 1;
  let map = form;
  for (let index = 0; index < last; index += 1) {
    const key = keyIn(map, segments, index);
    const next = map[key];
    if (typeof next === 'object') map = next;
    else map = map[key] = new EmptyMap();
  }
  map[keyIn(map, segments, last)] = value;
}

/** An empty segment means the next element, or the open last one if it lacks what comes after it. */
function keyIn(map: FormMap, segments: readonly string[], index: number): string {
  const segment = segments[index] ?? '';
  if (segment !== '') return segment;
  const rest = segments.slice(index + 1);
  const count = Object.keys(map).length;
  const last = map[String(count - 1)];
  const joins = rest.length > 0 && last !== undefined && !holds(last, rest);
  return String(joins ? count - 1 : count);
}

function holds(value: FormValue, [segment, ...rest]: readonly string[]): boolean {
  if (segment === undefined) return true;
  if (segment === '' || typeof value === 'string') return false;
  const next = value[segment];
  return next !== undefined && holds(next, rest);
}
