import type { Currency } from './currency';
import { minimumCharge } from './minimum-charge';
import {
  add,
  compare,
  equal,
  formatMoney,
  majorUnits,
  money,
  type Money,
  multiply,
  parseMoney,
  priceFault,
  sum,
} from './money';

/** Written out by hand from docs.stripe.com/currencies: what people write, and what Stripe is to be sent. */
const amounts: [decimal: string, currency: Currency, minorUnits: number][] = [
  ['129', 'inr', 12900],
  ['1290.50', 'inr', 129050],
  ['0.01', 'usd', 1],
  ['19.99', 'usd', 1999],
  ['1.1', 'eur', 110],
  ['4.35', 'gbp', 435],
  ['500', 'jpy', 500],
  ['500.00', 'jpy', 500],
  ['50000', 'krw', 50000],
  ['3', 'mga', 3],
  ['5', 'ugx', 500],
  ['5', 'isk', 500],
  ['11480', 'huf', 1148000],
  ['35.200', 'kwd', 35200],
  ['35.2', 'kwd', 35200],
  ['5.12', 'bhd', 5120],
  ['0', 'inr', 0],
  ['999999999999', 'jpy', 999_999_999_999],
];

describe('an amount that people write becomes minor units (lessons 12 and 13)', () => {
  it.each(amounts)('%s %s is %d', (decimal, currency, amount) => {
    expect(parseMoney(decimal, currency)).toEqual({ amount, currency });
  });

  it.each([
    ['500.5', 'jpy'],
    ['19.999', 'usd'],
    ['5.1234', 'kwd'],
    ['1,290', 'inr'],
    ['-1', 'inr'],
    ['1e3', 'inr'],
    ['.5', 'usd'],
    ['5.', 'usd'],
    ['', 'inr'],
    [' 5', 'inr'],
    ['1234567890123', 'jpy'],
  ])('%j in %s is refused', (decimal, currency) => {
    expect(() => parseMoney(decimal, currency)).toThrow(RangeError);
  });
});

describe('a price that Stripe cannot charge is known before it is asked (lesson 13)', () => {
  it.each([
    ['5.124 KWD, since the last of three digits must be 0', money(5124, 'kwd'), 'multiple of 10'],
    ['5.50 ISK, which has no hundredths', money(550, 'isk'), 'multiple of 100'],
    ['0.01 UGX, which has no hundredths', money(1, 'ugx'), 'multiple of 100'],
    ['less than nothing', money(-1, 'inr'), '0 or more'],
    ['half a paisa', { amount: 0.5, currency: 'inr' }, 'an integer'],
    ['more than 12 digits', money(1_000_000_000_000, 'inr'), 'at most 999999999999'],
  ])('%s', (_why, price: Money, fault) => {
    expect(priceFault(price)).toContain(fault);
  });

  it.each([
    [5120, 'kwd'],
    [500, 'isk'],
    [1148000, 'huf'],
    [1, 'jpy'],
    [0, 'inr'],
    [999_999_999_999, 'usd'],
  ])('and %d %s can be charged', (amount, currency) => {
    expect(priceFault(money(amount, currency))).toBeUndefined();
  });
});

it.each([
  ['inr', 50],
  ['gbp', 30],
  ['huf', 17500],
  ['jpy', 50],
  ['kwd', undefined],
])('the smallest charge in %s is %p', (currency, amount) => {
  expect(minimumCharge(currency)).toBe(amount);
});

/** `_` stands for the space that does not break. */
const written: [locale: string, amount: number, currency: Currency, text: string][] = [
  ['en', 12900000, 'inr', '₹129,000.00'],
  ['de', 12900000, 'inr', '129.000,00_₹'],
  ['ja', 12900000, 'inr', '₹129,000.00'],
  ['hi', 12900000, 'inr', '₹1,29,000.00'],
  ['en', 160000, 'usd', '$1,600.00'],
  ['de', 160000, 'usd', '1.600,00_$'],
  ['en', 500, 'jpy', '¥500'],
  ['de', 500, 'jpy', '500_¥'],
  ['ja', 500, 'jpy', '￥500'],
  ['hi', 500, 'jpy', 'JP¥500'],
  ['en', 35200, 'kwd', 'KWD_35.200'],
  ['de', 35200, 'kwd', '35,200_KWD'],
  ['en', 1148000, 'huf', 'HUF_11,480.00'],
  ['en', 500, 'isk', 'ISK_5'],
  ['de', 500, 'ugx', '5_UGX'],
  ['en', 5, 'eur', '€0.05'],
  ['ar-EG', 129000, 'inr', '\u200f1,290.00_₹'],
  ['en', -1250, 'eur', '-€12.50'],
  ['en', 999_999_999_999, 'inr', '₹9,999,999,999.99'],
];

describe('an amount is written with Stripe’s decimals', () => {
  it.each(written)('in %s, %d %s is %s', (locale, amount, currency, text) => {
    expect(formatMoney({ amount, currency }, locale)).toBe(text.replaceAll('_', '\u00a0'));
  });
});

it.each([
  [129000, 'inr', '1290.00'],
  [5, 'eur', '0.05'],
  [-1250, 'eur', '-12.50'],
  [500, 'jpy', '500'],
  [0, 'jpy', '0'],
  [4900, 'kwd', '4.900'],
  [500, 'isk', '5.00'],
  [999_999_999_999, 'inr', '9999999999.99'],
])('for a machine %d %s is %s', (amount, currency, decimal) => {
  expect(majorUnits({ amount, currency })).toBe(decimal);
});

describe('amounts are reckoned in whole minor units of one currency', () => {
  it('added, multiplied and summed', () => {
    expect(add(money(12900, 'inr'), money(50, 'inr'))).toEqual({ amount: 12950, currency: 'inr' });
    expect(multiply(money(1999, 'usd'), 3)).toEqual({ amount: 5997, currency: 'usd' });
    expect(sum([money(1, 'eur'), money(2, 'eur')], 'eur')).toEqual({ amount: 3, currency: 'eur' });
    expect(sum([], 'jpy')).toEqual({ amount: 0, currency: 'jpy' });
  });

  it('compared', () => {
    expect(compare(money(1, 'eur'), money(2, 'eur'))).toBeLessThan(0);
    expect(compare(money(2, 'eur'), money(2, 'eur'))).toBe(0);
    expect(equal(money(500, 'jpy'), money(500, 'jpy'))).toBe(true);
    expect(equal(money(500, 'jpy'), money(500, 'isk'))).toBe(false);
  });

  it('never across currencies', () => {
    const [rupees, dollars] = [money(100, 'inr'), money(100, 'usd')];
    expect(() => add(rupees, dollars)).toThrow(RangeError);
    expect(() => compare(rupees, dollars)).toThrow(RangeError);
    expect(() => sum([rupees, dollars], 'inr')).toThrow(RangeError);
    expect(() => sum([dollars], 'inr')).toThrow(RangeError);
  });

  it('never in parts of a unit, nor beyond what a number can hold', () => {
    expect(() => money(12.5, 'inr')).toThrow(RangeError);
    expect(() => money(Number.NaN, 'inr')).toThrow(RangeError);
    expect(() => multiply(money(999_999_999_999, 'inr'), 100_000)).toThrow(RangeError);
  });
});
