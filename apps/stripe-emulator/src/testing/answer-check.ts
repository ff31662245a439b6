import { type Schema, resolve } from '../api/api-schema';

/**
 * Where an answer differs from the API's schema: missing and unknown keys, wrong types, unknown
 * values of closed enums. Empty when it fits.
 */
export function differences(schema: Schema, value: unknown, at = ''): string[] {
  const known = resolve(schema);
  if (value === null) {
    return known.nullable || known.type === undefined ? [] : [`${at}: is null`];
  }
  if (known.anyOf) {
    const tries = known.anyOf.map((option) => differences(option, value, at));
    return tries.find((found) => found.length === 0) ?? tries[0] ?? [];
  }
  if (known.expandable && typeof value === 'object') {
    const [target] = known.expandable;
    return target ? differences({ $ref: target }, value, at) : [];
  }
  if (known.listOf) return listDifferences(known.listOf, value, at);
  switch (known.type) {
    case undefined:
      return [];
    case 'array':
      if (!Array.isArray(value)) return [`${at}: no array`];
      return value.flatMap((item, index) =>
        differences(known.items ?? {}, item, `${at}[${index}]`),
      );
    case 'object':
      return objectDifferences(known, value, at);
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at}: no integer`];
    default:
      return scalarDifferences(known, value, at);
  }
}

function listDifferences(item: Schema, value: unknown, at: string): string[] {
  const list = value as { object?: unknown; data?: unknown[]; has_more?: unknown; url?: unknown };
  const named = list.object === 'list' || list.object === 'search_result';
  const shape = named && Array.isArray(list.data);
  if (!shape || typeof list.has_more !== 'boolean' || typeof list.url !== 'string') {
    return [`${at}: no list`];
  }
  return (list.data ?? []).flatMap((entry, index) =>
    differences(item, entry, `${at}.data[${index}]`),
  );
}

function objectDifferences(schema: Schema, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${at}: no object`];
  if (schema.opaque || (!schema.properties && !schema.values)) return [];
  const entries = Object.entries(value);
  const missing = (schema.required ?? [])
    .filter((key) => !(key in value))
    .map((key) => `${at}.${key}: missing`);
  return entries.reduce((found, [key, entry]) => {
    const property = schema.properties?.[key] ?? schema.values;
    // An interface without any properties stands for an object the SDK does not describe.
    if (!property && Object.keys(schema.properties ?? {}).length === 0) return found;
    if (!property) return [...found, `${at}.${key}: unknown`];
    return [...found, ...differences(property, entry, `${at}.${key}`)];
  }, missing);
}

function scalarDifferences(
  { type, enum: values, open }: Schema,
  value: unknown,
  at: string,
): string[] {
  if (typeof value !== type) return [`${at}: no ${type}`];
  if (!values || open || values.includes(value as string)) return [];
  return [`${at}: ${String(value)} is not one of the values`];
}
