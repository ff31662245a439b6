import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { Price } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { isCurrency, stepOf } from '../money/currencies';
import { mergeMetadata } from './metadata';

interface PriceData {
  currency: string;
  product: string;
  unit_amount?: number;
  unit_amount_decimal?: string;
  tax_behavior?: Stripe.Price.TaxBehavior;
  metadata?: Stripe.MetadataParam;
  nickname?: string;
  lookup_key?: string;
  active?: boolean;
}

/** @param at where the data stands in the request, for the `param` of an error */
export function newPrice(account: Account, data: PriceData, at = ''): Price {
  const currency = data.currency.toLowerCase();
  const amount = unitAmount(data, at);
  checkAmount(amount.unit_amount ?? 0, currency, inside(at, 'unit_amount'));
  return account.store.add('price', {
    id: account.ids.next('price_1', 23),
    object: 'price',
    active: data.active ?? true,
    billing_scheme: 'per_unit',
    created: account.now,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: data.lookup_key ?? null,
    metadata: mergeMetadata({}, data.metadata),
    nickname: data.nickname ?? null,
    product: data.product,
    recurring: null,
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    ...amount,
  });
}

/** @throws StripeError for an unknown currency, a negative amount or one off the currency's step */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (!isCurrency(currency)) {
    throw invalidRequest(`Invalid currency: ${currency}.`, {
      param: param.replace(/unit_amount|amount/, 'currency'),
    });
  }
  if (amount < 0) {
    throw invalidRequest('Invalid non-negative integer', {
      code: 'parameter_invalid_integer',
      param,
    });
  }
  const step = stepOf(currency);
  if (amount % step !== 0) {
    throw invalidRequest(
      `Invalid amount: in ${currency} the amount must be a multiple of ${step}.`,
      { code: 'parameter_invalid_integer', param },
    );
  }
}

function unitAmount(
  { unit_amount: amount, unit_amount_decimal: decimal }: PriceData,
  at: string,
): Pick<Price, 'unit_amount' | 'unit_amount_decimal'> {
  if (amount !== undefined && decimal !== undefined) {
    throw exclusiveParameters(inside(at, 'unit_amount'), inside(at, 'unit_amount_decimal'));
  }
  if (amount !== undefined) return { unit_amount: amount, unit_amount_decimal: String(amount) };
  if (decimal === undefined) throw missingParameter(inside(at, 'unit_amount'));
  const whole = Number(decimal);
  return {
    unit_amount: Number.isInteger(whole) ? whole : null,
    unit_amount_decimal: decimal,
  };
}

export function inside(at: string, key: string): string {
  return at ? `${at}[${key}]` : key;
}
