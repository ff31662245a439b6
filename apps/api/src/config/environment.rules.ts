/** Variables as text; what was left out or empty is undefined. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface EnvironmentFault {
  readonly variable: string;
  readonly expected: string;
}

interface Rule extends EnvironmentFault {
  readonly broken: (env: Variables) => boolean;
}

const LIVE_KEY = /^(sk|rk)_live_/;

/** Real money, or the promise of it. */
export function isProduction(env: Variables): boolean {
  return env['NODE_ENV'] === 'production' || LIVE_KEY.test(env['STRIPE_SECRET_KEY'] ?? '');
}

/** Stripe itself, not the emulator. */
const usesStripe = (env: Variables) => isProduction(env) || Boolean(env['STRIPE_SECRET_KEY']);

/** Not there, or what example files hold. */
const isMissing = (value = 'example') => /\bexample\b|change_?me|placeholder|your_/i.test(value);

const keyMode = (key = '') => /^[a-z]{2}_(test|live)_/.exec(key)?.[1];

/** What the variables owe each other. Each rule looks only at what its own variable depends on, so that all faults show at once. */
const RULES: readonly Rule[] = [
  {
    variable: 'STRIPE_SECRET_KEY',
    expected:
      'the secret key of the account that STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET belong to; leave out all three to use the emulator',
    broken: (env) =>
      !env['STRIPE_SECRET_KEY'] &&
      !isProduction(env) &&
      Boolean(env['STRIPE_PUBLISHABLE_KEY'] ?? env['STRIPE_WEBHOOK_SECRET']),
  },
  {
    variable: 'STRIPE_SECRET_KEY',
    expected: 'a key of your Stripe account: the emulator takes no money in production',
    broken: (env) => isProduction(env) && !env['STRIPE_SECRET_KEY'],
  },
  {
    variable: 'STRIPE_PUBLISHABLE_KEY',
    expected: 'the publishable key beside STRIPE_SECRET_KEY in the Stripe dashboard',
    broken: (env) => usesStripe(env) && !env['STRIPE_PUBLISHABLE_KEY'],
  },
  {
    variable: 'STRIPE_PUBLISHABLE_KEY',
    expected: 'a key of the same mode (test or live) as STRIPE_SECRET_KEY',
    broken: (env) => {
      const modes = [keyMode(env['STRIPE_SECRET_KEY']), keyMode(env['STRIPE_PUBLISHABLE_KEY'])];
      return modes.every(Boolean) && modes[0] !== modes[1];
    },
  },
  {
    variable: 'STRIPE_WEBHOOK_SECRET',
    expected:
      'the whsec_... that `stripe listen --forward-to localhost:7000/api/webhooks/stripe` prints, or that of your endpoint in the dashboard',
    broken: (env) => usesStripe(env) && !env['STRIPE_WEBHOOK_SECRET'],
  },
  {
    variable: 'PAYMENT_METHODS',
    expected:
      '`dynamic` beside PAYMENT_METHOD_CONFIGURATION or EXCLUDED_PAYMENT_METHODS: a list of your own takes their place',
    broken: (env) =>
      Boolean(env['PAYMENT_METHOD_CONFIGURATION'] ?? env['EXCLUDED_PAYMENT_METHODS']) &&
      !env['PAYMENT_METHODS']?.includes('dynamic'),
  },
  {
    variable: 'DATABASE_URL',
    expected: 'the address of a PostgreSQL: production does not use the embedded database',
    broken: (env) => isProduction(env) && !env['DATABASE_URL'],
  },
  {
    variable: 'SMTP_URL',
    expected:
      'the mail server that sends to shoppers, as smtps://user:password@host; the one given is none or a placeholder (a host under .example is nobody’s)',
    broken: (env) => isProduction(env) && isMissing(env['SMTP_URL']),
  },
  {
    variable: 'MAIL_FROM',
    expected: 'who the mail is from: an address that SMTP_URL may send for',
    broken: (env) =>
      (isProduction(env) && isMissing(env['MAIL_FROM'])) ||
      Boolean(env['SMTP_URL'] && !env['MAIL_FROM']),
  },
  {
    variable: 'WEB_URL',
    expected: "the shop's https origin, such as https://shop.example",
    broken: (env) => isProduction(env) && !env['WEB_URL']?.startsWith('https://'),
  },
  {
    variable: 'ORDER_TOKEN_SECRET',
    expected: '32 characters or more, such as `openssl rand -base64 32` prints',
    broken: (env) => isProduction(env) && !env['ORDER_TOKEN_SECRET'],
  },
];

export function brokenRules(env: Variables): EnvironmentFault[] {
  return RULES.filter((rule) => rule.broken(env));
}
