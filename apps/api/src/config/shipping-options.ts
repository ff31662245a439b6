import type { ShippingOption } from '@till/payments';
import { type Currency, priceFault } from '@till/shared-types';

/** Stripe's page has room for so many. */
const MOST = 5;

const EXPECTED =
  'NAME: AMOUNT CURRENCY, AMOUNT CURRENCY; NAME: …, such as `Post: 9900 inr, 490 eur; Courier: 24900 inr`, amounts in minor units';

/** The text is no list of shipping options. The message says what was expected. */
export class ShippingOptionsError extends Error {
  override readonly name = 'ShippingOptionsError';
}

/**
 * Reads `Post: 9900 inr, 490 eur; Courier: 24900 inr`.
 * @throws ShippingOptionsError
 */
export function shippingOptions(text: string): ShippingOption[] {
  const options = text.split(';').map(shippingOption);
  if (options.length > MOST) throw new ShippingOptionsError(`at most ${MOST} shipping options`);
  const names = new Set(options.map(({ name }) => name));
  if (names.size < options.length) {
    throw new ShippingOptionsError('shipping options of different names');
  }
  return options;
}

function shippingOption(text: string): ShippingOption {
  const [, name = '', prices = ''] = /^\s*([^:]{1,100}?)\s*:(.*)$/s.exec(text) ?? [];
  if (!name) throw new ShippingOptionsError(EXPECTED);
  const entries = prices.split(',').map((price) => priced(name, price));
  const currencies = new Set(entries.map(([currency]) => currency));
  if (currencies.size < entries.length) {
    throw new ShippingOptionsError(`one price in each currency for ${name}`);
  }
  return { name, prices: Object.fromEntries(entries) };
}

function priced(name: string, text: string): [Currency, number] {
  const [, digits, code = ''] = /^\s*(\d{1,12})\s+([a-z]{3})\s*$/i.exec(text) ?? [];
  if (!digits) throw new ShippingOptionsError(EXPECTED);
  const [currency, amount] = [code.toLowerCase(), Number(digits)];
  const fault = priceFault({ amount, currency });
  if (fault) throw new ShippingOptionsError(`for ${name} ${fault}`);
  return [currency, amount];
}
