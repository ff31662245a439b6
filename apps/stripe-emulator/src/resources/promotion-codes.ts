import type Stripe from 'stripe';
import { missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { existing, referenced } from './row';

type PromotionCode = Stripe.PromotionCode;

function create({ account, params }: Call<Stripe.PromotionCodeCreateParams>): PromotionCode {
  const { coupon } = params.promotion;
  if (!coupon) throw missingParameter('promotion[coupon]');
  referenced(account, 'coupon', coupon, 'coupon', 'promotion[coupon]');
  const code = params.code ?? account.ids.next('', 8).toUpperCase();
  const taken = account.store.all('promotion_code').some((row) => row.active && row.code === code);
  if (taken) {
    throw invalidRequest('An active promotion code with this code already exists.', {
      param: 'code',
    });
  }
  const { restrictions } = params;
  const promotion = account.store.put('promotion_code', {
    id: account.ids.next('promo_1', 23),
    object: 'promotion_code',
    active: params.active ?? true,
    code,
    created: account.now,
    customer: params.customer ?? null,
    customer_account: null,
    expires_at: params.expires_at ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: mergeMetadata({}, params.metadata),
    promotion: { coupon, type: 'coupon' },
    restrictions: {
      first_time_transaction: restrictions?.first_time_transaction ?? false,
      minimum_amount: restrictions?.minimum_amount ?? null,
      minimum_amount_currency: restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  });
  account.record('promotion_code.created', promotion);
  return promotion;
}

function update({ account, ids, params }: Call<Stripe.PromotionCodeUpdateParams>): PromotionCode {
  const present = existing(account, 'promotion_code', ids[0]);
  const updated = account.store.put('promotion_code', {
    ...present,
    active: params.active ?? present.active,
    metadata: mergeMetadata(present.metadata ?? {}, params.metadata),
  });
  account.record('promotion_code.updated', updated, present);
  return updated;
}

function list(call: Call<Stripe.PromotionCodeListParams & ListParams>): object {
  const { active, code, coupon } = call.params;
  const rows = call.account.store
    .all('promotion_code')
    .filter((row) => active === undefined || row.active === active)
    .filter((row) => !code || row.code.toLowerCase() === code.toLowerCase())
    .filter((row) => !coupon || row.promotion.coupon === coupon);
  return page(call, rows, '/v1/promotion_codes');
}

export const promotionCodeOperations: Operations = {
  'GET /v1/promotion_codes': list,
  'POST /v1/promotion_codes': create,
  'GET /v1/promotion_codes/{id}': ({ account, ids }) => existing(account, 'promotion_code', ids[0]),
  'POST /v1/promotion_codes/{id}': update,
};
