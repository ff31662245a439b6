import { type Schema, resolve } from './api-schema';
import type { FormMap, FormValue } from './form';
import {
  emptyValue,
  invalidEnum,
  invalidValue,
  missingParameter,
  unknownParameter,
} from './parameter-errors';

/**
 * Checks a form against the parameters of an operation and gives it the types of the schema:
 * integers, booleans, arrays. An empty text becomes null where the parameter can be unset.
 * @throws StripeError with the `param` at fault, as Stripe words it
 */
export function checkParameters(schema: Schema, form: FormMap): Record<string, unknown> {
  return object(resolve(schema), form, '');
}

function value(schema: Schema, input: FormValue, at: string): unknown {
  const known = resolve(schema);
  if (input === '' && (known.nullable || known.unset)) return null;
  if (known.anyOf) return alternative(known.anyOf, input, at);
  if (known.type === 'array') return array(known, input, at);
  if (known.type === 'object') {
    if (typeof input === 'string') throw invalidValue('object', at);
    return object(known, input, at);
  }
  if (known.type === undefined) return input;
  if (typeof input !== 'string') throw invalidValue(known.type, at);
  return scalar(known, input, at);
}

function alternative(options: readonly Schema[], input: FormValue, at: string): unknown {
  const fitting = options.filter((option) => {
    const { type } = resolve(option);
    return (type === 'object' || type === 'array') === (typeof input === 'object');
  });
  const [first, ...others] = fitting.length ? fitting : options;
  if (!first) return input;
  try {
    return value(first, input, at);
  } catch (error) {
    if (others.length) return alternative(others, input, at);
    throw error;
  }
}

function object(schema: Schema, input: FormMap, at: string): Record<string, unknown> {
  if (schema.opaque) return { ...input };
  const result: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(input)) {
    const path = at ? `${at}[${key}]` : key;
    const property = schema.properties?.[key] ?? schema.values;
    if (!property) throw unknownParameter(path);
    result[key] = value(property, entry, path);
  }
  for (const key of schema.required ?? []) {
    if (!(key in result)) throw missingParameter(at ? `${at}[${key}]` : key);
  }
  return result;
}

function array(schema: Schema, input: FormValue, at: string): unknown[] {
  if (typeof input === 'string') throw invalidValue('array', at);
  return Object.entries(input).map(([index, entry]) => {
    if (!/^\d+$/.test(index)) throw invalidValue('array', at);
    return value(schema.items ?? {}, entry, `${at}[${index}]`);
  });
}

function scalar(schema: Schema, input: string, at: string): unknown {
  if (input === '') throw emptyValue(at);
  switch (schema.type) {
    case 'integer':
      if (!/^-?\d{1,15}$/.test(input)) throw invalidValue('integer', at, input);
      return Number(input);
    case 'number':
      if (!/^-?\d{1,15}(\.\d+)?$/.test(input)) throw invalidValue('decimal', at, input);
      return Number(input);
    case 'boolean':
      if (input !== 'true' && input !== 'false') throw invalidValue('boolean', at, input);
      return input === 'true';
    default:
      return text(schema, input, at);
  }
}

function text(schema: Schema, input: string, at: string): string {
  if (schema.enum && !schema.enum.includes(input)) throw invalidEnum(at, schema.enum.map(String));
  if (schema.format === 'decimal' && !/^-?\d+(\.\d{1,12})?$/.test(input)) {
    throw invalidValue('decimal', at, input);
  }
  if (input.length > 5000) throw invalidValue('string', at);
  return input;
}
