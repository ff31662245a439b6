import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment';

const folder = () => mkdtempSync(join(tmpdir(), 'till-'));

const starting = (variables: Record<string, string>) => () =>
  readEnvironment({ DATA_DIR: folder(), ...variables });

it('says what Stripe’s page offers and asks for; by default nothing beyond the payment', () => {
  const { session } = readEnvironment({ DATA_DIR: folder() });
  expect(session).toMatchObject({
    promotionCodes: false,
    automaticTax: 'off',
    shippingOptions: [],
    phoneNumber: false,
    taxId: false,
    invoices: false,
    termsOfService: false,
    adaptivePricing: undefined,
    excludedPaymentMethods: [],
  });
  expect(Object.values(session.branding).filter((set) => set !== undefined)).toEqual([]);
  const asked = readEnvironment({
    DATA_DIR: folder(),
    PROMOTION_CODES: 'true',
    ADAPTIVE_PRICING: 'false',
    SHIPPING_OPTIONS: 'Post: 9900 inr',
  });
  expect(asked.session).toMatchObject({
    promotionCodes: true,
    adaptivePricing: false,
    shippingOptions: [{ name: 'Post', prices: { inr: 9_900 } }],
  });
});

it.each([
  ['PROMOTION_CODES', 'yes', '`true` to have a field'],
  ['AUTOMATIC_TAX', 'true', '`off`, `exclusive`'],
  ['SHIPPING_OPTIONS', 'Post: 99.00 inr', 'in minor units'],
  ['ASK_PHONE_NUMBER', '1', '`true` to ask'],
  ['ASK_TAX_ID', '1', '`true` to ask'],
  ['INVOICES', 'always', '`true` to have'],
  ['TERMS_OF_SERVICE', 'https://shop.test/terms', '`true` to ask'],
  ['SAVED_CARDS', 'all', '`true` to offer'],
  ['ADAPTIVE_PRICING', 'on', '`true` to show'],
  ['BRAND_BACKGROUND_COLOR', 'white', 'a colour such as #'],
  ['BRAND_BUTTON_COLOR', '#12', 'a colour such as #'],
  ['BRAND_CORNERS', 'round', '`rounded`'],
  ['BRAND_FONT', 'Comic Sans', "one of Stripe's fonts"],
  ['BRAND_LOGO_URL', '/logo.png', 'the https address'],
  ['PAYMENT_METHOD_CONFIGURATION', 'autumn', 'pmc_'],
  ['EXCLUDED_PAYMENT_METHODS', 'klarna;affirm', 'names of payment methods'],
])('refuses %s=%s, and says what it expected', (variable, value, expected) => {
  const start = starting({ PAYMENT_METHODS: 'dynamic', [variable]: value });
  expect(start).toThrow(`${variable} is `);
  expect(start).toThrow(expected);
});

it.each([
  [
    'payment methods named beside a configuration of Stripe’s',
    { PAYMENT_METHODS: 'card', PAYMENT_METHOD_CONFIGURATION: 'pmc_autumn' },
    'PAYMENT_METHODS is "card": expected `dynamic` beside PAYMENT_METHOD_CONFIGURATION',
  ],
  [
    'payment methods left out of no choice of Stripe’s',
    { EXCLUDED_PAYMENT_METHODS: 'klarna' },
    'PAYMENT_METHODS is missing: expected `dynamic`',
  ],
])('refuses %s', (_what, variables, message) => {
  expect(starting(variables as Record<string, string>)).toThrow(message);
});
