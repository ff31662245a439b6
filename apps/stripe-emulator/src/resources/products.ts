import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { newPrice } from './prices';
import { existing, given } from './row';

type Product = Stripe.Product;
type ProductData = Pick<
  Stripe.ProductCreateParams,
  'name' | 'active' | 'description' | 'images' | 'metadata' | 'shippable' | 'url' | 'unit_label'
> & { tax_code?: string | null };

/** A product; `price_data` of a line item makes one too, not active. */
export function newProduct(account: Account, data: ProductData, id?: string): Product {
  const product: Product = {
    id: id ?? account.ids.next('prod_', 14),
    object: 'product',
    active: data.active ?? true,
    created: account.now,
    default_price: null,
    description: data.description ?? null,
    images: data.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: mergeMetadata({}, data.metadata),
    name: data.name,
    package_dimensions: null,
    shippable: data.shippable ?? null,
    statement_descriptor: null,
    tax_code: data.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: data.unit_label ?? null,
    updated: account.now,
    url: data.url ?? null,
  };
  return id ? account.store.put('product', product) : account.store.add('product', product);
}

function create({ account, params }: Call<Stripe.ProductCreateParams>): Product {
  const { default_price_data: data, id, ...rest } = params;
  const product = newProduct(account, { ...rest, tax_code: rest.tax_code ?? null }, id);
  const price = data
    ? newPrice(
        account,
        {
          currency: data.currency,
          product: product.id,
          ...given({ unit_amount: data.unit_amount }),
          ...(data.unit_amount_decimal
            ? { unit_amount_decimal: String(data.unit_amount_decimal) }
            : {}),
        },
        'default_price_data',
      )
    : undefined;
  const made = price
    ? account.store.put('product', { ...product, default_price: price.id })
    : product;
  account.record('product.created', made);
  if (price) account.record('price.created', price);
  return made;
}

function update({ account, ids, params }: Call<Stripe.ProductUpdateParams>): Product {
  const present = existing(account, 'product', ids[0]);
  const { name, active, description, images, shippable, url, default_price } = params;
  const updated = account.store.put('product', {
    ...present,
    ...(given({ name, active, description, images, shippable, url, default_price }) as object),
    metadata: mergeMetadata(present.metadata, params.metadata),
    updated: account.now,
  });
  account.record('product.updated', updated, present);
  return updated;
}

function remove({ account, ids }: Call<never>): object {
  const product = existing(account, 'product', ids[0]);
  account.store.delete('product', product.id);
  account.record('product.deleted', product);
  return { id: product.id, object: 'product', deleted: true };
}

function list(call: Call<Stripe.ProductListParams & ListParams>): object {
  const { active, ids: wanted } = call.params;
  const rows = call.account.store
    .all('product')
    .filter((row) => active === undefined || row.active === active)
    .filter((row) => !wanted || wanted.includes(row.id));
  return page(call, rows, '/v1/products');
}

export const productOperations: Operations = {
  'GET /v1/products': list,
  'POST /v1/products': create,
  'GET /v1/products/{id}': ({ account, ids }) => existing(account, 'product', ids[0]),
  'POST /v1/products/{id}': update,
  'DELETE /v1/products/{id}': remove,
};
