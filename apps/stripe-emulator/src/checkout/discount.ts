import type { Account } from '../account/account';
import type { SessionContents } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import { referenced } from '../resources/row';
import type { PlainComplaint } from './complaint';

type Discount = NonNullable<SessionContents['discount']>;

/** The discount a request asks for by coupon or promotion code id. @throws StripeError */
export function discountFrom(
  account: Account,
  param: { coupon?: string; promotion_code?: string } | undefined,
): Discount | null {
  if (param?.promotion_code) {
    const at = 'discounts[0][promotion_code]';
    const { id, active, promotion } = referenced(
      account,
      'promotion_code',
      param.promotion_code,
      'promotion code',
      at,
    );
    if (!active) throw invalidRequest(`Promotion code ${id} is no longer active.`, { param: at });
    return { coupon: String(promotion.coupon), promotion_code: id };
  }
  if (!param?.coupon) return null;
  const coupon = referenced(account, 'coupon', param.coupon, 'coupon', 'discounts[0][coupon]');
  if (!coupon.valid) throw invalidRequest(`Coupon ${coupon.id} is used up or has expired.`);
  return { coupon: coupon.id, promotion_code: null };
}

/** The discount behind a code a shopper types, or why there is none. */
export function discountByCode(
  account: Account,
  code: string,
  subtotal: number,
): Discount | PlainComplaint {
  const found = account.store
    .all('promotion_code')
    .find((row) => row.active && row.code.toLowerCase() === code.trim().toLowerCase());
  if (!found) return 'code_invalid';
  if (found.expires_at !== null && found.expires_at <= account.now) return 'code_expired';
  if (found.max_redemptions !== null && found.times_redeemed >= found.max_redemptions) {
    return 'code_used_up';
  }
  if (subtotal < (found.restrictions.minimum_amount ?? 0)) {
    return 'order_too_small';
  }
  return { coupon: String(found.promotion.coupon), promotion_code: found.id };
}

/** Counts a discount as used, once its session is paid. */
export function redeem(account: Account, { coupon, promotion_code: code }: Discount): void {
  const used = account.store.get('coupon', coupon);
  if (used) {
    const times = used.times_redeemed + 1;
    const valid = used.max_redemptions === null || times < used.max_redemptions;
    account.store.put('coupon', { ...used, times_redeemed: times, valid });
  }
  const promotion = account.store.get('promotion_code', code ?? '');
  if (promotion) {
    const times_redeemed = promotion.times_redeemed + 1;
    account.store.put('promotion_code', { ...promotion, times_redeemed });
  }
}
