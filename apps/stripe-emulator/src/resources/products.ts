import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { mergeMetadata } from './metadata';

type ProductData = Pick<
  Stripe.ProductCreateParams,
  'name' | 'active' | 'description' | 'images' | 'metadata' | 'shippable' | 'url' | 'unit_label'
> & { tax_code?: string | null };

/** A product; `price_data` of a line item makes one too, not active. */
export function newProduct(account: Account, data: ProductData, id?: string): Stripe.Product {
  return account.store.put('product', {
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
  });
}
