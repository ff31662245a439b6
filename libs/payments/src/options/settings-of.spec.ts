import type { Connection } from '../database/connection';
import type { PaymentsOptions, StripeOptions } from './payments.options';
import { PaymentsOptionsError, settingsOf } from './settings-of';

const database = { queries: { transaction: async () => undefined } } as unknown as Connection;

/** As little as an account can be told. */
const least: PaymentsOptions = {
  database,
  webUrl: 'https://shop.example',
  stripe: { secretKey: 'sk_test_51AbCdEf', webhookSecrets: ['whsec_abc'] },
  shop: {
    currency: 'inr',
    orderTokenSecret: 'kept-by-nobody-else-since-it-opens-orders',
    shipTo: [],
  },
};

const told = (stripe: Partial<StripeOptions>, more: Partial<PaymentsOptions> = {}) =>
  settingsOf({ ...least, ...more, stripe: { ...least.stripe, ...stripe } });

/** What is said of the options, or that nothing is. */
function faultsOf(options: PaymentsOptions): string[] {
  try {
    settingsOf(options);
    return [];
  } catch (error) {
    if (!(error instanceof PaymentsOptionsError)) throw error;
    const [, ...lines] = error.message.split('\n');
    return lines;
  }
}

it('whatever is left out has a default', () => {
  expect(settingsOf(least)).toEqual({
    production: false,
    webUrl: 'https://shop.example',
    pages: { order: expect.any(Function), canceled: expect.any(Function) },
    stripe: {
      mode: 'test',
      secretKey: 'sk_test_51AbCdEf',
      publishableKey: '',
      webhookSecrets: ['whsec_abc'],
      server: undefined,
      callsPerSecond: 25,
      stripeJs: 'https://js.stripe.com/endive/stripe.js',
      paymentMethods: ['card'],
      captureMethod: 'automatic',
      billingAddress: 'auto',
      checkoutMode: 'hosted',
    },
    session: {
      paymentMethodConfiguration: undefined,
      excludedPaymentMethods: [],
      promotionCodes: false,
      automaticTax: 'off',
      shippingOptions: [],
      phoneNumber: false,
      taxId: false,
      invoices: false,
      termsOfService: false,
      savedCards: false,
      adaptivePricing: undefined,
      branding: {
        name: undefined,
        backgroundColor: undefined,
        buttonColor: undefined,
        corners: undefined,
        font: undefined,
        logoUrl: undefined,
      },
    },
    shop: {
      id: 'till',
      name: 'Shop',
      currency: 'inr',
      orderTokenSecret: 'kept-by-nobody-else-since-it-opens-orders',
      sessionMinutes: 60,
      shipTo: [],
      eventRetentionDays: 90,
      checkoutLimit: undefined,
    },
  });
});

it('whatever is said stays as it is said', () => {
  const stripe = {
    secretKey: 'rk_test_1',
    publishableKey: 'pk_test_1',
    webhookSecrets: ['whsec_new', 'whsec_old'],
    server: undefined,
    callsPerSecond: 100,
    stripeJs: 'https://js.stripe.com/acacia/stripe.js',
    paymentMethods: 'dynamic',
    captureMethod: 'manual',
    billingAddress: 'required',
    checkoutMode: 'embedded',
  } as const;
  const session = {
    paymentMethodConfiguration: 'pmc_1',
    excludedPaymentMethods: ['klarna'],
    promotionCodes: true,
    automaticTax: 'inclusive',
    shippingOptions: [{ name: 'Post', prices: { inr: 5_000, jpy: 300 } }],
    phoneNumber: true,
    taxId: true,
    invoices: true,
    termsOfService: true,
    savedCards: true,
    adaptivePricing: false,
    branding: {
      name: 'Kettle',
      backgroundColor: '#ffffff',
      buttonColor: '#000000',
      corners: 'pill',
      font: 'inter',
      logoUrl: 'https://shop.example/logo.png',
    },
  } as const;
  const shop = {
    ...least.shop,
    id: 'kettle-eu',
    name: 'Kettle',
    sessionMinutes: 45,
    shipTo: ['IN', 'DE'],
    eventRetentionDays: 7,
    checkoutLimit: 10,
  };
  expect(settingsOf({ ...least, stripe, session, shop, production: true })).toEqual({
    production: true,
    webUrl: least.webUrl,
    pages: expect.anything(),
    stripe: { ...stripe, mode: 'test' },
    session,
    shop,
  });
});

it.each([
  ['sk_test_1', undefined, 'test', false],
  ['rk_test_1', undefined, 'test', false],
  ['sk_live_1', undefined, 'live', true],
  ['rk_live_1', undefined, 'live', true],
  ['sk_test_1', { host: '127.0.0.1', port: 4242 }, 'emulator', false],
  ['sk_live_1', { host: '127.0.0.1', port: 4242 }, 'emulator', false],
] as const)('%s at the server %o is the mode %s', (secretKey, server, mode, production) => {
  const settings = told({ secretKey, server });
  expect([settings.stripe.mode, settings.production]).toEqual([mode, production]);
});

it.each([true, false])(
  'production is what it is said to be, whatever the key: %s',
  (production) => {
    const keys = ['sk_live_1', 'sk_test_1'];
    for (const secretKey of keys)
      expect(told({ secretKey }, { production }).production).toBe(production);
  },
);

it('the origin loses the slash at its end', () => {
  expect(settingsOf({ ...least, webUrl: 'http://localhost:4200/' }).webUrl).toBe(
    'http://localhost:4200',
  );
});

const price = (amount: number, currency = 'inr') => ({
  name: 'Post',
  prices: { [currency]: amount },
});
const ways = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `${n}`, prices: {} }));

/** The options with one of them changed. */
function withOption(option: string, value: unknown): PaymentsOptions {
  const [group, field] = option.split('.') as [keyof PaymentsOptions, string?];
  return { ...least, [group]: field ? { ...Object(least[group]), [field]: value } : value };
}

it.each([
  ['database', undefined],
  ['database', Promise.resolve(database)],
  ['webUrl', undefined],
  ['webUrl', 'shop.example'],
  ['webUrl', 'https://shop.example/store'],
  ['webUrl', 'javascript:alert(1)'],
  ['stripe.secretKey', undefined],
  ['stripe.secretKey', 'pk_test_51AbCdEf'],
  ['stripe.publishableKey', 'pk_live_1'],
  ['stripe.publishableKey', 'sk_test_1'],
  ['stripe.webhookSecrets', undefined],
  ['stripe.webhookSecrets', []],
  ['stripe.webhookSecrets', ['whsec_a', 'we_1']],
  ['stripe.callsPerSecond', 0],
  ['stripe.callsPerSecond', 101],
  ['stripe.callsPerSecond', 1.5],
  ['shop.id', ''],
  ['shop.id', 'Kettle'],
  ['shop.id', 'k'.repeat(41)],
  ['shop.currency', undefined],
  ['shop.currency', 'INR'],
  ['shop.orderTokenSecret', undefined],
  ['shop.orderTokenSecret', 's'.repeat(31)],
  ['shop.sessionMinutes', 44],
  ['shop.sessionMinutes', 1441],
  ['shop.sessionMinutes', Number.NaN],
  ['shop.shipTo', ['IN', 'India']],
  ['shop.shipTo', undefined],
  ['shop.eventRetentionDays', -5],
  ['shop.checkoutLimit', 0],
  ['stripe.captureMethod', 'later'],
  ['stripe.billingAddress', 'yes'],
  ['stripe.checkoutMode', 'popup'],
  ['session.automaticTax', 'yes'],
  ['session.shippingOptions', ways(6)],
  ['session.shippingOptions', [price(1), price(2)]],
  ['session.shippingOptions', [price(0.5)]],
  ['session.shippingOptions', [price(5, 'kwd')]],
])('%s cannot be %j, and is named', (option, value) => {
  const faults = faultsOf(withOption(option, value));
  expect(faults).toEqual([expect.stringMatching(RegExp(`^  ${option}: expected .{10}`))]);
});

it('pages are where the storefront has them, unless a team has its own', () => {
  const { pages } = settingsOf(least);
  expect(pages.order('TOKEN', 'de-AT')).toBe('/de/order/TOKEN');
  expect(pages.canceled(undefined)).toBe('/checkout/canceled');
  const own = settingsOf({ ...least, pages: { order: (token) => `/thanks?order=${token}` } });
  expect(own.pages.order('TOKEN', 'de')).toBe('/thanks?order=TOKEN');
  expect(own.pages.canceled('de')).toBe('/de/checkout/canceled');
});

it('faults are named all at once', () => {
  const options = {
    webUrl: '',
    stripe: {},
    shop: { id: '!' },
    session: { shippingOptions: ways(6) },
  };
  const named = faultsOf(options as unknown as PaymentsOptions).map((line) => line.split(':')[0]);
  expect(named).toEqual(
    [
      'database',
      'webUrl',
      'stripe.secretKey',
      'stripe.webhookSecrets',
      'shop.id',
      'shop.currency',
      'shop.orderTokenSecret',
      'shop.shipTo',
      'session.shippingOptions',
    ].map((option) => `  ${option}`),
  );
});

it.each([{}, { stripe: null, shop: null, session: null }])(
  'groups of options that are not there are faults too: %j',
  (options) => {
    expect(faultsOf(options as unknown as PaymentsOptions)).toContainEqual(
      expect.stringContaining('stripe.secretKey'),
    );
  },
);

it('no value is in the message: it may be a secret', () => {
  const values = {
    webUrl: 'ftp://user:s3cr3t-1@shop.example',
    secretKey: 's3cr3t-2',
    publishableKey: 's3cr3t-3',
    webhookSecret: 's3cr3t-4',
    callsPerSecond: 's3cr3t-5',
    id: 'S3CR3T-6',
    currency: 's3cr3t-7',
    orderTokenSecret: 's3cr3t-8',
    sessionMinutes: 's3cr3t-9',
    country: 's3cr3t-10',
    way: 's3cr3t-11',
    database: 'postgres://user:s3cr3t-12@host/shop',
  };
  const options = {
    database: values.database,
    webUrl: values.webUrl,
    stripe: {
      secretKey: values.secretKey,
      publishableKey: values.publishableKey,
      webhookSecrets: [values.webhookSecret],
      callsPerSecond: values.callsPerSecond,
    },
    shop: {
      id: values.id,
      currency: values.currency,
      orderTokenSecret: values.orderTokenSecret,
      sessionMinutes: values.sessionMinutes,
      shipTo: [values.country],
    },
    session: { shippingOptions: [{ name: values.way, prices: { [values.way]: -1 } }] },
  };
  const faults = faultsOf(options as unknown as PaymentsOptions);
  expect(faults).toHaveLength(12);
  for (const value of Object.values(values)) expect(faults.join('\n')).not.toContain(value);
});
