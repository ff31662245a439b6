import type Stripe from 'stripe';
import type { Price } from '../account/kinds';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { newPrice } from './prices';
import { newProduct } from './products';
import { existing, given, referenced } from './row';

function create({ account, params }: Call<Stripe.PriceCreateParams>): Price {
  if (params.product && params.product_data) throw exclusiveParameters('product', 'product_data');
  if (params.recurring) {
    throw invalidRequest('The emulator covers one-time prices.', { param: 'recurring' });
  }
  const data = params.product_data;
  if (!params.product && !data) throw missingParameter('product');
  const product = data
    ? newProduct(account, { name: data.name, ...given({ metadata: data.metadata }) }, data.id).id
    : referenced(account, 'product', params.product, 'product', 'product').id;
  const price = newPrice(account, {
    currency: params.currency,
    product,
    ...(params.unit_amount_decimal
      ? { unit_amount_decimal: String(params.unit_amount_decimal) }
      : {}),
    ...given({
      unit_amount: params.unit_amount,
      tax_behavior: params.tax_behavior,
      metadata: params.metadata,
      nickname: params.nickname,
      lookup_key: params.lookup_key,
      active: params.active,
    }),
  });
  account.record('price.created', price);
  return price;
}

function update({ account, ids, params }: Call<Stripe.PriceUpdateParams>): Price {
  const present = existing(account, 'price', ids[0]);
  const { active, nickname, lookup_key } = params;
  const updated = account.store.put('price', {
    ...present,
    ...given({ active, nickname, lookup_key }),
    metadata: mergeMetadata(present.metadata, params.metadata),
  } as Price);
  account.record('price.updated', updated, present);
  return updated;
}

function list(call: Call<Stripe.PriceListParams & ListParams>): object {
  const { active, currency, product, lookup_keys: keys } = call.params;
  const rows = call.account.store
    .all('price')
    .filter((row) => active === undefined || row.active === active)
    .filter((row) => !currency || row.currency === currency)
    .filter((row) => !product || row.product === product)
    .filter((row) => !keys || keys.includes(row.lookup_key ?? ''));
  return page(call, rows, '/v1/prices');
}

export const priceOperations: Operations = {
  'GET /v1/prices': list,
  'POST /v1/prices': create,
  'GET /v1/prices/{id}': ({ account, ids }) => existing(account, 'price', ids[0]),
  'POST /v1/prices/{id}': update,
};
