import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { LineRow, SessionContents } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import { formatAmount, minimumOf } from '../money/currencies';
import { lineTaxes, shippingTaxes } from './breakdown';

type Session = Stripe.Checkout.Session;
type Sums = Pick<
  Session,
  'amount_subtotal' | 'amount_total' | 'total_details' | 'shipping_cost' | 'discounts'
>;

/** Works out every amount of a session from its lines, discount, taxes and shipping. */
export function priceContents(
  account: Account,
  contents: SessionContents,
  currency: string,
): { contents: SessionContents; sums: Sums } {
  const discounts = discountsOf(account, contents, currency);
  const lines = contents.lines.map((line, index) =>
    taxed(account, { ...line, amount_discount: discounts[index] ?? 0 }, contents),
  );
  const shipping = shippingOf(account, contents);
  const subtotal = sum(lines, 'amount_subtotal');
  const total = sum(lines, 'amount_total') + (shipping?.amount_total ?? 0);
  checkTotal(total, currency);
  const { coupon, promotion_code } = contents.discount ?? {};
  return {
    contents: { ...contents, lines },
    sums: {
      amount_subtotal: subtotal,
      amount_total: total,
      discounts: coupon ? [{ coupon, promotion_code: promotion_code ?? null }] : [],
      shipping_cost: shipping,
      total_details: {
        amount_discount: sum(lines, 'amount_discount'),
        amount_shipping: shipping?.amount_subtotal ?? 0,
        amount_tax: sum(lines, 'amount_tax') + (shipping?.amount_tax ?? 0),
      },
    },
  };
}

/** The coupon's amount spread over the lines in proportion; the last line takes the rounding. */
function discountsOf(
  account: Account,
  { lines, discount }: SessionContents,
  currency: string,
): number[] {
  const coupon = discount ? account.store.get('coupon', discount.coupon) : undefined;
  if (!coupon) return [];
  const subtotal = sum(lines, 'amount_subtotal');
  const wanted =
    coupon.percent_off === null
      ? (coupon.amount_off ?? 0)
      : Math.round((subtotal * coupon.percent_off) / 100);
  if (coupon.percent_off === null && coupon.currency !== currency) {
    throw invalidRequest(`The coupon is in ${coupon.currency}, the session in ${currency}.`, {
      param: 'discounts[0][coupon]',
    });
  }
  let left = Math.min(wanted, subtotal);
  const total = left;
  return lines.map((line, index) => {
    const share = Math.round((total * line.amount_subtotal) / Math.max(subtotal, 1));
    const amount = index === lines.length - 1 ? left : Math.min(share, left);
    left -= amount;
    return amount;
  });
}

function taxed(account: Account, line: LineRow, contents: SessionContents): LineRow {
  const base = line.amount_subtotal - line.amount_discount;
  const { tax, added } = taxSums(lineTaxes(account, line, contents));
  return { ...line, amount_tax: tax, amount_total: base + added };
}

/** All of the taxes, and those that come on top of the price. */
function taxSums(taxes: readonly Stripe.LineItem.Tax[]): { tax: number; added: number } {
  let [tax, added] = [0, 0];
  for (const { amount, rate } of taxes) {
    tax += amount;
    if (!rate.inclusive) added += amount;
  }
  return { tax, added };
}

function shippingOf(account: Account, contents: SessionContents): Session['shipping_cost'] {
  const { shipping } = contents;
  const rate = shipping ? account.store.get('shipping_rate', shipping) : undefined;
  if (!rate?.fixed_amount) return null;
  const { amount } = rate.fixed_amount;
  const { tax, added } = taxSums(shippingTaxes(account, contents));
  return {
    amount_subtotal: amount,
    amount_tax: tax,
    amount_total: amount + added,
    shipping_rate: rate.id,
  };
}

function checkTotal(total: number, currency: string): void {
  const minimum = minimumOf(currency);
  if (total !== 0 && total < minimum) {
    throw invalidRequest(
      `The Checkout Session's total amount must convert to at least ${formatAmount(minimum, currency)}.`,
      { code: 'amount_too_small', param: 'line_items' },
    );
  }
  if (total > 999_999_999_999) {
    throw invalidRequest('The total amount can have up to 12 digits.', {
      code: 'amount_too_large',
      param: 'line_items',
    });
  }
}

type Amount = 'amount_subtotal' | 'amount_discount' | 'amount_tax' | 'amount_total';

function sum(lines: readonly LineRow[], part: Amount): number {
  return lines.reduce((total, line) => total + line[part], 0);
}
