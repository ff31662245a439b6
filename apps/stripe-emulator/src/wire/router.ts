import { paymentPageSchemas } from '../checkout/payment-page-operations';
import { type OperationSchema, api } from '../api/api-schema';

export interface Route {
  /** Such as `POST /v1/refunds/{id}/cancel`. */
  key: string;
  schema: OperationSchema;
  ids: string[];
}

interface Node {
  children: Map<string, Node>;
  key?: string;
}

/** The operations of the API as a tree of path segments; `{id}` stands for any one. */
const schemas = { ...api.operations, ...paymentPageSchemas };
const root: Node = { children: new Map() };
for (const key of Object.keys(schemas)) {
  const [method = '', path = ''] = key.split(' ');
  let node = root;
  for (const segment of [method, ...path.split('/').slice(1)]) {
    const name = segment.startsWith('{') ? '*' : segment;
    let child = node.children.get(name);
    if (!child) node.children.set(name, (child = { children: new Map() }));
    node = child;
  }
  node.key = key;
}

/** The operation that a method and path name, if the API has it. */
export function route(method: string, path: string): Route | undefined {
  const ids: string[] = [];
  let node: Node | undefined = root;
  for (const segment of [method, ...path.split('/').slice(1)]) {
    const exact: Node | undefined = node.children.get(segment);
    if (!exact) ids.push(safeDecode(segment));
    node = exact ?? node.children.get('*');
    if (!node) return undefined;
  }
  const schema = node.key === undefined ? undefined : schemas[node.key];
  return node.key && schema ? { key: node.key, schema, ids } : undefined;
}

function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
