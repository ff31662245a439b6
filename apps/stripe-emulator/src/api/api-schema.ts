import description from '../../dist/api.json';

/** The dialect that `schema/derive.mjs` writes; see `schema/schema-writer.mjs` for its own marks. */
export interface Schema {
  $ref?: string | undefined;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  enum?: readonly (string | number | boolean)[];
  open?: boolean;
  nullable?: boolean;
  unset?: boolean;
  format?: 'decimal';
  expandable?: readonly string[];
  opaque?: boolean;
  items?: Schema;
  listOf?: Schema;
  values?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  anyOf?: readonly Schema[];
}

/** One operation, keyed `POST /v1/refunds/{id}/cancel`. */
export interface OperationSchema {
  params: Schema;
  answer: Schema;
  list?: boolean;
}

interface ApiDescription {
  version: string;
  operations: Readonly<Record<string, OperationSchema>>;
  definitions: Readonly<Record<string, Schema>>;
}

/** The API of the installed Stripe SDK, as its types declare it. */
export const api = description as ApiDescription;

const resolved = new WeakMap<Schema, Schema>();

/** The schema itself, following a `$ref` and keeping the marks that stand beside it. */
export function resolve(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  let known = resolved.get(schema);
  if (!known) resolved.set(schema, (known = { ...api.definitions[schema.$ref], ...schema }));
  return known;
}
