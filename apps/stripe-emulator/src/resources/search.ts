import type { Kind } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import type { Call, Operation, Operations } from './operation';
import { type Fields, readQuery } from './search-query';

interface SearchParams {
  query: string;
  limit?: number;
  /** From the `next_page` of the page before. */
  page?: string;
}

/** What can be searched, by the noun in the path, with the fields that Stripe's manual names. */
const searched = {
  charges: {
    kind: 'charge',
    fields: {
      amount: 'number',
      'billing_details.address.postal_code': 'token',
      created: 'number',
      currency: 'token',
      customer: 'token',
      disputed: 'token',
      'payment_method_details.card.brand': 'token',
      'payment_method_details.card.exp_month': 'token',
      'payment_method_details.card.exp_year': 'token',
      'payment_method_details.card.fingerprint': 'token',
      'payment_method_details.card.last4': 'token',
      refunded: 'token',
      status: 'token',
    },
  },
  customers: {
    kind: 'customer',
    fields: { created: 'number', email: 'text', name: 'text', phone: 'text' },
  },
  payment_intents: {
    kind: 'payment_intent',
    fields: {
      amount: 'number',
      created: 'number',
      currency: 'token',
      customer: 'token',
      status: 'token',
    },
  },
  prices: {
    kind: 'price',
    fields: {
      active: 'token',
      currency: 'token',
      lookup_key: 'text',
      product: 'token',
      type: 'token',
    },
  },
  products: {
    kind: 'product',
    fields: {
      active: 'token',
      created: 'number',
      description: 'text',
      name: 'text',
      shippable: 'token',
      url: 'text',
    },
  },
} as const satisfies Record<string, { kind: Kind; fields: Fields }>;

function search(noun: string, kind: Kind, fields: Fields): Operation {
  return ({ account, params }: Call<SearchParams>) => {
    const { limit = 10, page } = params;
    if (limit < 1 || limit > 100) {
      throw invalidRequest('This value must be between 1 and 100 (inclusive).', { param: 'limit' });
    }
    const matches = readQuery(params.query, fields, noun);
    const found = account.store.all(kind).reverse().filter(matches);
    const start = page ? found.findIndex(({ id }) => id === lastOf(page)) + 1 : 0;
    const data = found.slice(start, start + limit);
    const more = start + limit < found.length;
    return {
      object: 'search_result',
      data,
      has_more: more,
      next_page: more ? pageAfter(data.at(-1)?.id ?? '') : null,
      url: `/v1/${noun}/search`,
    };
  };
}

function pageAfter(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function lastOf(page: string): string {
  return Buffer.from(page, 'base64url').toString('utf8');
}

export const searchOperations: Operations = Object.fromEntries(
  Object.entries(searched).map(([noun, { kind, fields }]) => [
    `GET /v1/${noun}/search`,
    search(noun, kind, fields),
  ]),
);
