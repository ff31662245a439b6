import { chargeStep, type Currency, MAXIMUM_CHARGE, minorUnitDigits } from './currency';
import { FIGURES } from './locale';

/** An amount in the currency's minor units (paise, cents, whole yen), as Stripe counts them. Always an integer. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/**
 * An amount of money.
 * @param amount integer minor units
 * @throws RangeError when the amount is not a safe integer
 */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`An amount is an integer of minor units, not ${amount}`);
  }
  return { amount, currency };
}

/** @throws RangeError when the currencies differ */
export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

/** @param factor an integer, such as a quantity */
export function multiply(price: Money, factor: number): Money {
  return money(price.amount * factor, price.currency);
}

/** The total of the amounts; zero of the currency for none. @throws RangeError when a currency differs */
export function sum(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, money(0, currency));
}

/** Negative, zero or positive, as for `sort`. @throws RangeError when the currencies differ */
export function compare(a: Money, b: Money): number {
  assertSameCurrency(a, b);
  return a.amount - b.amount;
}

export function equal(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.amount === b.amount;
}

/**
 * Reads a decimal in major units (`"129"`, `"35.2"`) without a detour through floating point.
 * @throws RangeError when it is no decimal or has more decimals than Stripe counts in the currency
 */
export function parseMoney(decimal: string, currency: Currency): Money {
  const digits = minorUnitDigits(currency);
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(decimal);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.replace(/0+$/, '').length > digits) {
    throw new RangeError(`${decimal} is no amount of ${currency}: it has ${digits} decimals`);
  }
  return money(Number(`${match[1]}${fraction.slice(0, digits).padEnd(digits, '0')}`), currency);
}

/** Why Stripe could not charge this price, or undefined when it can. */
export function priceFault(price: Money): string | undefined {
  const step = chargeStep(price.currency);
  if (!Number.isSafeInteger(price.amount) || price.amount < 0) {
    return 'a price is an integer of minor units, 0 or more';
  }
  if (price.amount % step !== 0) return `a price in ${price.currency} is a multiple of ${step}`;
  return price.amount > MAXIMUM_CHARGE ? `a price is at most ${MAXIMUM_CHARGE}` : undefined;
}

/** The amount as people of the locale write it: Stripe's decimals, never the runtime's idea of them. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const shown = chargeStep(currency) === 100 ? 0 : minorUnitDigits(currency);
  return new Intl.NumberFormat(locale, {
    ...FIGURES,
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(majorUnits({ amount, currency }) as Intl.StringNumericLiteral);
}

/** The amount as a plain decimal in major units, for machines to read: `"1290.00"`, `"500"`, `"4.900"`. */
export function majorUnits({ amount, currency }: Money): string {
  const digits = minorUnitDigits(currency);
  const units = String(Math.abs(amount)).padStart(digits + 1, '0');
  const point = units.length - digits;
  const fraction = digits > 0 ? `.${units.slice(point)}` : '';
  return `${amount < 0 ? '-' : ''}${units.slice(0, point)}${fraction}`;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new RangeError(`${a.currency} and ${b.currency} cannot be reckoned together`);
  }
}
