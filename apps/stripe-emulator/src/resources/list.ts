import type { Call } from './operation';
import { exclusiveParameters } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';

export interface ListParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number };
}

/**
 * A page of a list, newest first, by Stripe's cursors.
 * @param rows in the order they were created
 */
export function page<Row extends { id: string }>(
  { params }: Pick<Call<ListParams>, 'params'>,
  rows: readonly Row[],
  url: string,
): { object: 'list'; data: Row[]; has_more: boolean; url: string } {
  const { limit = 10, starting_after: after, ending_before: before } = params;
  if (limit < 1 || limit > 100) {
    throw invalidRequest('This value must be between 1 and 100 (inclusive).', { param: 'limit' });
  }
  if (after && before) throw exclusiveParameters('starting_after', 'ending_before');
  const newest = rows.filter((row) => wasCreated(row, params.created)).reverse();
  const position = (id: string, param: string): number => {
    const index = newest.findIndex((row) => row.id === id);
    if (index < 0) {
      throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing', param });
    }
    return index;
  };
  if (before) {
    const end = position(before, 'ending_before');
    const start = Math.max(end - limit, 0);
    return { object: 'list', data: newest.slice(start, end), has_more: start > 0, url };
  }
  const start = after ? position(after, 'starting_after') + 1 : 0;
  const data = newest.slice(start, start + limit);
  return { object: 'list', data, has_more: start + limit < newest.length, url };
}

function wasCreated(row: object, range: ListParams['created']): boolean {
  if (range === undefined || !('created' in row)) return true;
  const created = Number(row.created);
  if (typeof range === 'number') return created === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
