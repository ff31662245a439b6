import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { AutomaticTax, LineRow } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import { newTaxRate } from '../resources/rates';

type Option = Stripe.Checkout.Session.ShippingOption;

/**
 * What automatic tax comes to from now on: one rate for every address.
 * @param percentage of the price, 0 to 100
 * @throws StripeError
 */
export function setAutomaticTax(account: Account, percentage: number): AutomaticTax {
  if (!(percentage >= 0 && percentage <= 100)) {
    throw invalidRequest('A tax is 0 to 100 percent.', { param: 'percentage' });
  }
  const rate = (inclusive: boolean) =>
    newTaxRate(account, { display_name: 'Tax', inclusive, percentage }).id;
  return account.store.put('automatic_tax', {
    id: 'automatic_tax',
    percentage,
    added: rate(false),
    included: rate(true),
  });
}

/** The rates that automatic tax puts on each line and shipping rate, by its id; none before there is a tax. */
export function automaticRates(
  account: Account,
  lines: readonly LineRow[],
  options: readonly Option[],
): Record<string, string[]> {
  const tax = account.store.get('automatic_tax', 'automatic_tax');
  if (!tax) return {};
  const prices = lines.map(({ id, price }) => [id, account.store.get('price', price)] as const);
  const rates = options.map(({ shipping_rate: rate }) => {
    const id = String(rate);
    return [id, account.store.get('shipping_rate', id)] as const;
  });
  return Object.fromEntries(
    [...prices, ...rates].map(([id, taxed]) => [
      id,
      [taxed?.tax_behavior === 'inclusive' ? tax.included : tax.added],
    ]),
  );
}
