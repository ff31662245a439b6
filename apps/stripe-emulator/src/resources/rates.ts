import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingParameter } from '../api/parameter-errors';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { checkAmount } from './prices';
import { existing, given } from './row';

type ShippingParams = Pick<
  Stripe.ShippingRateCreateParams,
  'display_name' | 'fixed_amount' | 'delivery_estimate' | 'metadata' | 'tax_behavior'
>;

/** @param at where the data stands in the request, for the `param` of an error */
export function newShippingRate(
  account: Account,
  params: ShippingParams,
  at = '',
): Stripe.ShippingRate {
  const fixed = params.fixed_amount;
  const path = (key: string) => (at ? `${at}[${key}]` : key);
  if (!fixed) throw missingParameter(path('fixed_amount'));
  const currency = fixed.currency.toLowerCase();
  checkAmount(fixed.amount, currency, `${path('fixed_amount')}[amount]`);
  const estimate = params.delivery_estimate;
  return account.store.put('shipping_rate', {
    id: account.ids.next('shr_1', 23),
    object: 'shipping_rate',
    active: true,
    created: account.now,
    delivery_estimate: estimate
      ? { maximum: estimate.maximum ?? null, minimum: estimate.minimum ?? null }
      : null,
    display_name: params.display_name,
    fixed_amount: { amount: fixed.amount, currency },
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tax_code: null,
    type: 'fixed_amount',
  });
}

function updateShippingRate({
  account,
  ids,
  params,
}: Call<Stripe.ShippingRateUpdateParams>): object {
  const present = existing(account, 'shipping_rate', ids[0]);
  return account.store.put('shipping_rate', {
    ...present,
    active: params.active ?? present.active,
    metadata: mergeMetadata(present.metadata, params.metadata),
  });
}

export function newTaxRate(account: Account, params: Stripe.TaxRateCreateParams): Stripe.TaxRate {
  return account.store.put('tax_rate', {
    id: account.ids.next('txr_1', 23),
    object: 'tax_rate',
    active: params.active ?? true,
    country: params.country ?? null,
    created: account.now,
    description: params.description ?? null,
    display_name: params.display_name,
    effective_percentage: null,
    flat_amount: null,
    inclusive: params.inclusive,
    jurisdiction: params.jurisdiction ?? null,
    jurisdiction_level: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    percentage: params.percentage,
    rate_type: 'percentage',
    state: params.state ?? null,
    tax_type: params.tax_type ?? null,
  });
}

function createTaxRate({ account, params }: Call<Stripe.TaxRateCreateParams>): Stripe.TaxRate {
  const rate = newTaxRate(account, params);
  account.record('tax_rate.created', rate);
  return rate;
}

function updateTaxRate({ account, ids, params }: Call<Stripe.TaxRateUpdateParams>): object {
  const present = existing(account, 'tax_rate', ids[0]);
  const { active, description, display_name } = params;
  const updated = account.store.put('tax_rate', {
    ...present,
    ...given({ active, description, display_name }),
    metadata: mergeMetadata(present.metadata ?? {}, params.metadata),
  });
  account.record('tax_rate.updated', updated, present);
  return updated;
}

export const rateOperations: Operations = {
  'GET /v1/shipping_rates': (call: Call<ListParams>) =>
    page(call, call.account.store.all('shipping_rate'), '/v1/shipping_rates'),
  'POST /v1/shipping_rates': ({ account, params }: Call<ShippingParams>) =>
    newShippingRate(account, params),
  'GET /v1/shipping_rates/{id}': ({ account, ids }) => existing(account, 'shipping_rate', ids[0]),
  'POST /v1/shipping_rates/{id}': updateShippingRate,
  'GET /v1/tax_rates': (call: Call<ListParams>) =>
    page(call, call.account.store.all('tax_rate'), '/v1/tax_rates'),
  'POST /v1/tax_rates': createTaxRate,
  'GET /v1/tax_rates/{id}': ({ account, ids }) => existing(account, 'tax_rate', ids[0]),
  'POST /v1/tax_rates/{id}': updateTaxRate,
};
