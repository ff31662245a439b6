import { type Schema, resolve } from '../api/api-schema';
import type { Account } from '../account/account';
import { lineBreakdown, sessionBreakdown } from '../checkout/breakdown';
import { sessionLines } from '../checkout/session';
import { idOf } from '../resources/reference';
import { page } from '../resources/list';
import { invalidRequest } from '../api/stripe-error';

const deepest = 4;

type Plain = Record<string, unknown>;

/**
 * The answer with the objects that `expand[]` asks for in place of their ids.
 * @throws StripeError for a field that cannot be expanded, or more than four levels, of which the
 *   `data` of a list is one
 */
export function expand(
  account: Account,
  schema: Schema,
  answer: object,
  paths: readonly string[],
): object {
  return paths.reduce<object>((object, path) => {
    const segments = path.split('.');
    if (segments.length > deepest) {
      throw invalidRequest(
        `You cannot expand more than ${deepest} levels of a property. Property: ${path}`,
        { code: 'property_expansion_max_depth', param: 'expand' },
      );
    }
    return expandIn(account, schema, object, { segments, path, owner: {} }) as object;
  }, answer);
}

interface Way {
  /** What is left of the path. */
  segments: readonly string[];
  path: string;
  /** The API object that holds the value: itself, or what it is part of. */
  owner: Plain;
}

function expandIn(account: Account, schema: Schema, value: unknown, way: Way): unknown {
  const [segment, ...rest] = way.segments;
  if (segment === undefined || value === null || typeof value !== 'object') return value;
  const { listOf, items, properties } = resolve(schema);
  if (Array.isArray(value)) {
    return value.map((entry) => expandIn(account, items ?? {}, entry, way));
  }
  const onward = { ...way, segments: rest };
  if (listOf && segment === 'data' && 'data' in value) {
    const data = value.data as unknown[];
    return { ...value, data: data.map((entry) => expandIn(account, listOf, entry, onward)) };
  }
  const plain = value as Plain;
  const owner = 'object' in plain ? plain : way.owner;
  const include = included[`${String(owner['object'])} ${segment}`];
  const property = properties?.[segment];
  if (!property || !(include || isExpandable(property, rest))) throw notExpandable(way.path);
  const present = plain[segment] ?? include?.(account, String(owner['id']));
  const target = property.expandable?.[0];
  const object =
    typeof present === 'string' && target !== undefined ? account.store.find(present) : present;
  if (object === undefined || object === null) return value;
  const inner = target ? { $ref: target } : property;
  return { ...plain, [segment]: expandIn(account, inner, object, { ...onward, owner }) };
}

function isExpandable(property: Schema, rest: readonly string[]): boolean {
  const { listOf, type } = resolve(property);
  const inside = type === 'object' || type === 'array';
  return Boolean(property.expandable ?? listOf) || (inside && rest.length > 0);
}

function notExpandable(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
}

/** What an object shows only when it is asked for, by the object's name and the field's. */
const included: Readonly<Record<string, (account: Account, id: string) => unknown>> = {
  'checkout.session line_items': (account, id) => {
    const lines = [...sessionLines(account, id)].reverse();
    return page({ params: {} }, lines, `/v1/checkout/sessions/${id}/line_items`);
  },
  'checkout.session breakdown': sessionBreakdown,
  // The tax of shipping: rates are put on lines alone.
  'checkout.session taxes': () => [],
  'item discounts': (account, id) => lineBreakdown(account, id).discounts,
  'item taxes': (account, id) => lineBreakdown(account, id).taxes,
  'charge refunds': (account, id) => {
    const refunds = account.store.all('refund').filter((refund) => idOf(refund.charge) === id);
    return page({ params: {} }, refunds, `/v1/charges/${id}/refunds`);
  },
};
