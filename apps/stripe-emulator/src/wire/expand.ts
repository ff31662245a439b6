import { type Schema, resolve } from '../api/api-schema';
import type { Account } from '../account/account';
import { sessionLines } from '../checkout/session';
import { idOf } from '../resources/reference';
import { page } from '../resources/list';
import { invalidRequest } from '../api/stripe-error';

const deepest = 4;

type Plain = Record<string, unknown>;

/**
 * The answer with the objects that `expand[]` asks for in place of their ids.
 * @throws StripeError for a field that cannot be expanded, or more than four levels
 */
export function expand(
  account: Account,
  schema: Schema,
  answer: object,
  paths: readonly string[],
): object {
  return paths.reduce<object>((object, path) => {
    const segments = path.split('.');
    if (segments.length > deepest + (segments[0] === 'data' ? 1 : 0)) {
      throw invalidRequest(
        `You cannot expand more than ${deepest} levels of a property. Property: ${path}`,
        { param: 'expand' },
      );
    }
    return expandIn(account, schema, object, segments, path) as object;
  }, answer);
}

function expandIn(
  account: Account,
  schema: Schema,
  value: unknown,
  [segment, ...rest]: readonly string[],
  path: string,
): unknown {
  if (segment === undefined || value === null || typeof value !== 'object') return value;
  const item = resolve(schema).listOf;
  if (item && segment === 'data' && 'data' in value) {
    const data = value.data as unknown[];
    return { ...value, data: data.map((entry) => expandIn(account, item, entry, rest, path)) };
  }
  const property = resolve(schema).properties?.[segment];
  if (!property || !isExpandable(property, rest)) throw notExpandable(path);
  const plain = value as Plain;
  const present = plain[segment] ?? included(account, plain, segment);
  const target = property.expandable?.[0];
  const object =
    typeof present === 'string' && target !== undefined ? account.store.find(present) : present;
  if (object === undefined || object === null) return value;
  const inner = target ? { $ref: target } : property;
  return { ...plain, [segment]: expandIn(account, inner, object, rest, path) };
}

function isExpandable(property: Schema, rest: readonly string[]): boolean {
  const { listOf, type } = resolve(property);
  return Boolean(property.expandable ?? listOf) || (type === 'object' && rest.length > 0);
}

function notExpandable(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
}

/** Lists that an object shows only when they are asked for. */
function included(account: Account, object: Plain, segment: string): unknown {
  const id = String(object['id']);
  if (object['object'] === 'checkout.session' && segment === 'line_items') {
    const lines = [...sessionLines(account, id)].reverse();
    return page({ params: {} }, lines, `/v1/checkout/sessions/${id}/line_items`);
  }
  if (object['object'] === 'charge' && segment === 'refunds') {
    const refunds = account.store.all('refund').filter((refund) => idOf(refund.charge) === id);
    return page({ params: {} }, refunds, `/v1/charges/${id}/refunds`);
  }
  return undefined;
}
