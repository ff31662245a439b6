import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { LineRow, SessionContents } from '../account/kinds';
import { existing, referenced } from '../resources/row';

type Breakdown = Stripe.Checkout.Session.TotalDetails.Breakdown;
type Tax = Stripe.LineItem.Tax;
type Discount = Stripe.LineItem.Discount;

/** What each tax rate comes to on an amount. */
function taxesOn(account: Account, taxable_amount: number, rates: readonly string[] = []): Tax[] {
  return rates.map((id) => {
    const rate = referenced(account, 'tax_rate', id, 'tax rate', 'line_items[0][tax_rates]');
    const share = rate.percentage / 100;
    const amount = Math.round(
      rate.inclusive ? taxable_amount - taxable_amount / (1 + share) : taxable_amount * share,
    );
    return { amount, rate, taxability_reason: null, taxable_amount };
  });
}

/** What they come to on a line, its discount taken off. */
export function lineTaxes(
  account: Account,
  line: LineRow,
  { taxRates }: Pick<SessionContents, 'taxRates'>,
): Tax[] {
  return taxesOn(account, line.amount_subtotal - line.amount_discount, taxRates[line.id]);
}

/** What they come to on the chosen way of shipping. */
export function shippingTaxes(account: Account, { shipping, taxRates }: SessionContents): Tax[] {
  const rate = shipping ? account.store.get('shipping_rate', shipping) : undefined;
  return rate?.fixed_amount ? taxesOn(account, rate.fixed_amount.amount, taxRates[rate.id]) : [];
}

/** The discounts and taxes of a whole session, each with its amount. */
export function sessionBreakdown(account: Account, session: string): Breakdown {
  const contents = existing(account, 'session_contents', session);
  const taxes = new Map<string, Tax>();
  const add = (found: readonly Tax[]) => {
    for (const tax of found) {
      const known = taxes.get(tax.rate.id);
      taxes.set(tax.rate.id, known ? joined(known, tax) : tax);
    }
  };
  for (const line of contents.lines) {
    add(lineTaxes(account, line, contents));
  }
  add(shippingTaxes(account, contents));
  const amount = contents.lines.reduce((total, line) => total + line.amount_discount, 0);
  return { discounts: discounted(account, contents, amount), taxes: [...taxes.values()] };
}

/** What a line shows only when it is asked for. */
export function lineBreakdown(account: Account, id: string): Breakdown {
  const contents = account.store
    .all('session_contents')
    .find(({ lines }) => lines.some((line) => line.id === id));
  const line = contents?.lines.find((row) => row.id === id);
  if (!contents || !line) return { discounts: [], taxes: [] };
  return {
    discounts: discounted(account, contents, line.amount_discount),
    taxes: lineTaxes(account, line, contents),
  };
}

function joined(one: Tax, other: Tax): Tax {
  return {
    ...one,
    amount: one.amount + other.amount,
    taxable_amount: (one.taxable_amount ?? 0) + (other.taxable_amount ?? 0),
  };
}

function discounted(
  account: Account,
  { id, discount }: SessionContents,
  amount: number,
): Discount[] {
  if (!discount) return [];
  const session = existing(account, 'checkout.session', id);
  return [
    {
      amount,
      discount: {
        id: `di_1${id.slice(-23)}`,
        object: 'discount',
        checkout_session: id,
        customer: session.customer,
        customer_account: null,
        end: null,
        invoice: null,
        invoice_item: null,
        promotion_code: discount.promotion_code,
        source: { coupon: discount.coupon, type: 'coupon' },
        start: session.created,
        subscription: null,
        subscription_item: null,
      },
    },
  ];
}
