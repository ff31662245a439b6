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
  const form = emptyMap();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    put(form, segmentsOf(key), equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return form;
}

function emptyMap(): FormMap {
  return Object.create(null) as FormMap;
}

function decode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidRequest('Invalid URL encoding in the parameters of the request.');
  }
}

function segmentsOf(key: string): string[] {
  const open = key.indexOf('[');
  if (open < 0) return [key];
  return [
    key.slice(0, open),
    ...key
      .slice(open + 1)
      .replace(/\]$/, '')
      .split(']['),
  ];
}

function put(form: FormMap, segments: readonly string[], value: string): void {
  let map = form;
  for (let index = 0; index < segments.length - 1; index += 1) {
    const key = keyIn(map, segments[index] ?? '', segments.slice(index + 1));
    const next = map[key];
    if (typeof next === 'object') map = next;
    else map = map[key] = emptyMap();
  }
  map[keyIn(map, segments.at(-1) ?? '', [])] = value;
}

/** An empty segment means the next element, or the open last one if it lacks what comes after it. */
function keyIn(map: FormMap, segment: string, rest: readonly string[]): string {
  if (segment !== '') return segment;
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
