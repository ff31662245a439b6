import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError, loadVariables, readEnvironment } from './environment';

const folder = () => mkdtempSync(join(tmpdir(), 'till-'));

const testKeys = {
  STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjt',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_TYooMQauvdEDq54N',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef0123456789abcdef',
};

const production = {
  ...testKeys,
  STRIPE_SECRET_KEY: 'rk_live_4eC39HqLyjWDarjt',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_TYooMQauvdEDq54N',
  DATABASE_URL: 'postgresql://till:secret@db.internal:5432/till',
  SMTP_URL: 'smtps://till:secret@mail.internal',
  MAIL_FROM: 'Shop <orders@shop.test>',
  WEB_URL: 'https://shop.example.com',
  ORDER_TOKEN_SECRET: 'oXq0m6cYc3Wb1Tn5Jr8Vd2Lz7Kp4Hs9E',
};

/** What a start with these variables says, or nothing when it goes through. */
function faultsOf(variables: Record<string, string>): string {
  try {
    readEnvironment({ DATA_DIR: folder(), ...variables });
    return '';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}

describe('the environment', () => {
  it('may be empty: a shop on the emulator and the embedded database', () => {
    const dataDir = folder();
    const configuration = readEnvironment({ DATA_DIR: dataDir });
    expect(configuration).toMatchObject({
      production: false,
      http: {
        host: '127.0.0.1',
        port: 7000,
        operatorPort: 7070,
        webUrl: 'http://localhost:7000',
        corsOrigins: [],
        trustProxy: false,
      },
      dataDir,
      mail: { smtpUrl: undefined, from: 'Till <orders@localhost>', host: 'localhost' },
      database: { url: undefined },
      stripe: {
        mode: 'emulator',
        secretKey: 'sk_test_emulator',
        publishableKey: 'pk_test_emulator',
        webhookSecrets: ['whsec_emulator_local_only'],
        server: { host: '127.0.0.1', port: 12111 },
        stripeJs: 'http://localhost:12111/stripe.js',
        paymentMethods: ['card'],
        captureMethod: 'automatic',
        billingAddress: 'auto',
      },
      shop: {
        id: 'till',
        name: 'Kettle & Clay',
        currency: 'inr',
        sessionMinutes: 60,
        shipTo: ['IN'],
        checkoutLimit: undefined,
      },
    });
  });

  it('with test keys is Stripe in test mode', () => {
    expect(readEnvironment({ DATA_DIR: folder(), ...testKeys }).stripe).toMatchObject({
      mode: 'test',
      secretKey: testKeys.STRIPE_SECRET_KEY,
      server: undefined,
      stripeJs: 'https://js.stripe.com/endive/stripe.js',
    });
  });

  it('with eight variables takes real money', () => {
    const configuration = readEnvironment({ DATA_DIR: folder(), ...production });
    expect(configuration).toMatchObject({
      production: true,
      stripe: { mode: 'live' },
      shop: { checkoutLimit: 5, orderTokenSecret: production.ORDER_TOKEN_SECRET },
    });
  });

  it('is read by its meaning', () => {
    const configuration = readEnvironment({
      ...testKeys,
      DATA_DIR: folder(),
      PORT: '7001',
      WEB_URL: 'https://shop.test/',
      SHOP_CURRENCY: 'USD',
      PAYMENT_METHODS: 'card, link',
      CAPTURE_METHOD: 'manual',
      BILLING_ADDRESS: 'required',
      CHECKOUT_MODE: 'auto',
      SHIP_TO: 'in, US,in',
      CORS_ORIGINS: 'https://a.test,http://localhost:4200',
      TRUST_PROXY: 'true',
      CHECKOUT_LIMIT: '7',
      STRIPE_WEBHOOK_SECRET: `${testKeys.STRIPE_WEBHOOK_SECRET},whsec_another0123456789abcdef`,
    });
    expect(configuration.http).toMatchObject({
      webUrl: 'https://shop.test',
      corsOrigins: ['https://a.test', 'http://localhost:4200'],
      trustProxy: true,
    });
    expect(configuration.shop).toMatchObject({ currency: 'usd', checkoutLimit: 7 });
    expect(configuration.shop.shipTo).toEqual(['IN', 'US']);
    expect(configuration.stripe).toMatchObject({
      paymentMethods: ['card', 'link'],
      captureMethod: 'manual',
      billingAddress: 'required',
      checkoutMode: 'auto',
    });
    expect(configuration.stripe.webhookSecrets).toHaveLength(2);
  });

  it('may leave the payment methods to Stripe', () => {
    const configuration = readEnvironment({ DATA_DIR: folder(), PAYMENT_METHODS: 'dynamic' });
    expect(configuration.stripe.paymentMethods).toBe('dynamic');
  });

  it('takes an empty variable for one that is left out', () => {
    expect(readEnvironment({ DATA_DIR: folder(), PORT: '', DATABASE_URL: '' }).http.port).toBe(
      7000,
    );
  });

  it.each([
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', '1e3', 'a whole number'],
    ['OPERATOR_PORT', 'x', 'a whole number'],
    ['STRIPE_EMULATOR_PORT', '0', 'from 1 to 65535'],
    ['HOST', 'a b', 'a host name'],
    ['NODE_ENV', 'prod', '`production`'],
    ['DATABASE_URL', 'mysql://db/till', 'postgresql://'],
    ['SMTP_URL', 'mail.shop.test:25', 'smtps://'],
    ['SMTP_URL', 'http://mail.shop.test', 'smtps://'],
    ['MAIL_FROM', 'orders', 'an address'],
    ['MAIL_FROM', 'a@shop.test, b@shop.test', 'an address'],
    ['MAIL_FROM', 'Shop\r\nBcc: x <a@shop.test>', 'an address'],
    ['WEB_URL', 'shop.test', 'an origin'],
    ['WEB_URL', 'https://shop.test/de', 'with no path'],
    ['CORS_ORIGINS', '*', 'origins'],
    ['CORS_ORIGINS', 'https://a.test/', 'with no path'],
    ['TRUST_PROXY', 'yes', '`true`'],
    ['SHOP_ID', 'My Shop', 'a-z'],
    ['SHOP_NAME', 'Tea\r\nBcc: eve@example.com', 'on one line'],
    ['SHOP_CURRENCY', 'rupees', 'three letters'],
    ['PAYMENT_METHODS', 'card;link', '`dynamic`'],
    ['CAPTURE_METHOD', 'later', '`automatic`'],
    ['BILLING_ADDRESS', 'none', '`auto`'],
    ['CHECKOUT_MODE', 'popup', '`embedded`'],
    ['SHIP_TO', 'XX', 'two-letter codes'],
    ['SHIP_TO', 'IN,', 'two-letter codes'],
    ['SHIP_TO', 'India', 'two-letter codes'],
    ['SESSION_MINUTES', '30', 'from 45 to 1440'],
    ['SESSION_MINUTES', '60.5', 'a whole number'],
    ['SESSION_MINUTES', '1441', 'from 45 to 1440'],
    ['CHECKOUT_LIMIT', '0', 'a whole number from 1'],
    ['EVENT_RETENTION_DAYS', '0', 'a whole number from 1'],
    ['STRIPE_CALLS_PER_SECOND', '101', 'from 1 to 100'],
    ['ORDER_TOKEN_SECRET', 'short', '32 characters'],
    ['ORDER_TOKEN_SECRET', 'changeme'.repeat(5), '32 characters'],
    ['STRIPE_SECRET_KEY', 'changeme', 'a key of your Stripe account'],
    ['STRIPE_SECRET_KEY', 'sk_test_xxxxxxxxxxxxxxxx', 'a key of your Stripe account'],
    ['STRIPE_SECRET_KEY', 'sk_test_emulator', 'leave it out to use the emulator'],
    ['STRIPE_SECRET_KEY', 'pk_test_TYooMQauvdEDq54N', 'a key of your Stripe account'],
    ['STRIPE_PUBLISHABLE_KEY', 'pk_test_...', 'the publishable key'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_', 'the signing secret'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_...', 'the signing secret'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_xxx', 'the signing secret'],
    ['STRIPE_WEBHOOK_SECRET', 'undefined', 'the signing secret'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_emulator_local_only', 'the signing secret'],
    ['STRIPE_WEBHOOK_SECRET', `${testKeys.STRIPE_WEBHOOK_SECRET},`, 'separated by commas'],
  ])('refuses %s=%s, and says what it expected', (variable, value, expected) => {
    const message = faultsOf({ ...testKeys, [variable]: value });
    expect(message).toContain(`${variable} is `);
    expect(message).toContain(expected);
  });

  it.each([
    [
      'a test key without a publishable key',
      { ...testKeys, STRIPE_PUBLISHABLE_KEY: '' },
      'STRIPE_PUBLISHABLE_KEY is missing',
    ],
    [
      'a test key without a webhook secret',
      { ...testKeys, STRIPE_WEBHOOK_SECRET: '' },
      'stripe listen',
    ],
    [
      'a webhook secret without a key',
      { ...testKeys, STRIPE_SECRET_KEY: '' },
      'STRIPE_SECRET_KEY is missing',
    ],
    [
      'keys of two modes',
      { ...production, STRIPE_PUBLISHABLE_KEY: testKeys.STRIPE_PUBLISHABLE_KEY },
      'the same mode',
    ],
    ['production on the emulator', { NODE_ENV: 'production' }, 'STRIPE_SECRET_KEY is missing'],
    [
      'real money in the embedded database',
      { ...production, DATABASE_URL: '' },
      'DATABASE_URL is missing',
    ],
    ['real money without a mail server', { ...production, SMTP_URL: '' }, 'SMTP_URL is missing'],
    [
      'a mail server of an example file',
      { ...production, SMTP_URL: 'smtps://user:password@mail.example' },
      'SMTP_URL is not usable',
    ],
    ['mail from nobody', { SMTP_URL: 'smtp://localhost:1025' }, 'MAIL_FROM is missing'],
    [
      'mail from a placeholder',
      { ...production, MAIL_FROM: 'orders@shop.example' },
      'MAIL_FROM is "orders@shop.example"',
    ],
    ['real money without an address', { ...production, WEB_URL: '' }, 'WEB_URL is missing'],
    [
      'real money without TLS',
      { ...production, WEB_URL: 'http://shop.example.com' },
      'https origin',
    ],
    [
      'real money without a secret for its links',
      { ...production, ORDER_TOKEN_SECRET: '' },
      'ORDER_TOKEN_SECRET is missing',
    ],
    [
      'real money with a placeholder for a secret',
      { ...production, STRIPE_WEBHOOK_SECRET: 'whsec_xxx' },
      'STRIPE_WEBHOOK_SECRET is not usable',
    ],
  ])('refuses %s', (_what, variables, message) => {
    expect(faultsOf(variables)).toContain(message);
  });

  it('names every fault in one message, and shows no secret in it', () => {
    const message = faultsOf({
      ...production,
      PORT: 'x',
      STRIPE_SECRET_KEY: 'sk_live_no spaces',
      DATABASE_URL: 'postgres:secret',
    });
    expect(message).toContain('PORT is "x"');
    expect(message).toContain('STRIPE_SECRET_KEY is not usable');
    expect(message).toContain('DATABASE_URL is not usable');
    expect(message).not.toMatch(/no spaces|postgres:secret|till:secret/);
  });

  it('makes the secret of the order links once, for its owner only', () => {
    const dataDir = folder();
    const first = readEnvironment({ DATA_DIR: dataDir }).shop.orderTokenSecret;
    expect(readEnvironment({ DATA_DIR: dataDir }).shop.orderTokenSecret).toBe(first);
    expect(first.length).toBeGreaterThanOrEqual(32);
    const file = join(dataDir, 'order-token-secret');
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is completed, never overruled, by .env', () => {
    const file = join(folder(), '.env');
    writeFileSync(file, 'PORT=1\nSHOP_ID="from-file" # comment\n');
    expect(loadVariables(file, { PORT: '2' })).toEqual({ PORT: '2', SHOP_ID: 'from-file' });
    expect(loadVariables(join(folder(), '.env'), { PORT: '2' })).toEqual({ PORT: '2' });
  });
});
