import type Stripe from 'stripe';
import { missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { existing } from './row';

type Coupon = Stripe.Coupon;

function create({ account, params }: Call<Stripe.CouponCreateParams>): Coupon {
  const { amount_off, percent_off, currency } = params;
  if ((amount_off === undefined) === (percent_off === undefined)) {
    throw invalidRequest('Send either `percent_off` or `amount_off`.', {
      param: amount_off === undefined ? 'percent_off' : 'amount_off',
    });
  }
  if (percent_off !== undefined && (percent_off <= 0 || percent_off > 100)) {
    throw invalidRequest('`percent_off` must lie between 0 and 100.', { param: 'percent_off' });
  }
  if (amount_off !== undefined && !currency) throw missingParameter('currency');
  if (params.duration === 'repeating' && !params.duration_in_months) {
    throw missingParameter('duration_in_months');
  }
  const coupon = account.store.put('coupon', {
    id: params.id ?? account.ids.next('', 8),
    object: 'coupon',
    amount_off: amount_off ?? null,
    created: account.now,
    currency: amount_off === undefined ? null : (currency ?? null),
    duration: params.duration ?? 'once',
    duration_in_months: params.duration_in_months ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
    percent_off: percent_off ?? null,
    redeem_by: params.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  });
  account.record('coupon.created', coupon);
  return coupon;
}

function update({ account, ids, params }: Call<Stripe.CouponUpdateParams>): Coupon {
  const present = existing(account, 'coupon', ids[0]);
  const updated = account.store.put('coupon', {
    ...present,
    name: params.name ?? present.name,
    metadata: mergeMetadata(present.metadata ?? {}, params.metadata),
  });
  account.record('coupon.updated', updated, present);
  return updated;
}

function remove({ account, ids }: Call<never>): object {
  const coupon = existing(account, 'coupon', ids[0]);
  account.store.delete('coupon', coupon.id);
  account.record('coupon.deleted', coupon);
  return { id: coupon.id, object: 'coupon', deleted: true };
}

export const couponOperations: Operations = {
  'GET /v1/coupons': (call: Call<ListParams>) =>
    page(call, call.account.store.all('coupon'), '/v1/coupons'),
  'POST /v1/coupons': create,
  'GET /v1/coupons/{id}': ({ account, ids }) => existing(account, 'coupon', ids[0]),
  'POST /v1/coupons/{id}': update,
  'DELETE /v1/coupons/{id}': remove,
};
