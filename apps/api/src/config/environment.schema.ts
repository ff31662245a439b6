import { z } from 'zod';
import { sessionVariables } from './session.schema';
import { SHIP_TO_COUNTRIES } from './ship-to-countries';
import { list, methodNames, toggle, wholeNumber } from './variable-types';

/** A word nobody chose: what example files hold where a secret belongs. */
const PLACEHOLDER =
  /change_?me|placeholder|example|your_|emulator|^([a-z]{2,5}_(test_|live_)?)?(.)\3*$/i;

const secret = (pattern: RegExp, expected: string) =>
  z.string().refine((value) => pattern.test(value) && !PLACEHOLDER.test(value), expected);

const isOrigin = (value: string) =>
  /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;

/** What each variable may hold. The text of a check says what was expected. */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], '`development`, `test` or `production`')
    .default('development'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a host name or an IP address')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(7000),
  OPERATOR_PORT: wholeNumber(0, 65535).default(7070),
  STRIPE_EMULATOR_PORT: wholeNumber(1, 65535).default(12111),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .refine(
      (value) => /^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value),
      'an address such as postgresql://user:password@host:5432/till',
    )
    .optional(),
  WEB_URL: z
    .string()
    .transform((value) => value.replace(/\/$/, ''))
    .refine(isOrigin, 'an origin such as https://shop.example, with no path')
    .optional(),
  CORS_ORIGINS: z
    .string()
    .transform(list)
    .refine(
      (origins) => origins.every(isOrigin),
      'origins such as https://shop.example, with no path, separated by commas',
    )
    .default([]),
  TRUST_PROXY: toggle('when one proxy stands in front').default(false),
  SMTP_URL: z
    .string()
    .refine(
      (value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value),
      'an address such as smtps://user:password@host or smtp://localhost:1025',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@,;:"\p{Cc}]+ <[^\s<>@,;:"]+@[\w.-]+>|[^\s<>@,;:"]+@[\w.-]+)$/u,
      'an address such as orders@shop.example, or a name and an address, Shop <orders@shop.example>',
    )
    .optional(),
  STRIPE_SECRET_KEY: secret(
    /^(sk|rk)_(test|live)_\w{10,}$/,
    'a key of your Stripe account (sk_test_..., rk_test_..., sk_live_... or rk_live_...); leave it out to use the emulator',
  ).optional(),
  STRIPE_PUBLISHABLE_KEY: secret(
    /^pk_(test|live)_\w{10,}$/,
    'the publishable key of your Stripe account (pk_test_... or pk_live_...)',
  ).optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform(list)
    .pipe(
      z.array(
        secret(
          /^whsec_[\w+/=-]{16,}$/,
          'the signing secret of your webhook endpoint (whsec_...), or several separated by commas',
        ),
      ),
    )
    .optional(),
  STRIPE_CALLS_PER_SECOND: wholeNumber(1, 100).default(25),
  SHOP_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'up to 40 of a-z, 0-9 and -')
    .default('till'),
  SHOP_NAME: z
    .string()
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,60}$/u, 'up to 60 characters on one line')
    .default('Kettle & Clay'),
  SHOP_CURRENCY: z
    .string()
    .regex(/^[a-z]{3}$/i, 'three letters such as inr')
    .transform((value) => value.toLowerCase())
    .default('inr'),
  PAYMENT_METHODS: methodNames("`dynamic`, or Stripe's names of payment methods such as card,link")
    .transform((methods) => (methods.includes('dynamic') ? 'dynamic' : methods))
    .default(['card']),
  CAPTURE_METHOD: z
    .enum(['automatic', 'manual'], '`automatic`, or `manual` to take the money later')
    .default('automatic'),
  CHECKOUT_MODE: z
    .enum(
      ['hosted', 'embedded', 'auto'],
      "`hosted`, `embedded`, or `auto`: embedded where the shopper's screen has room for it",
    )
    .default('hosted'),
  SHIP_TO: z
    .string()
    .transform((value) => [...new Set(list(value.toUpperCase()))])
    .refine(
      (countries) => countries.every((country) => SHIP_TO_COUNTRIES.has(country)),
      'two-letter codes of countries that Stripe takes addresses in, such as IN,US, separated by commas',
    )
    .default(['IN']),
  BILLING_ADDRESS: z
    .enum(['auto', 'required'], '`auto`, or `required` to ask everybody for it')
    .default('auto'),
  ...sessionVariables,
  ORDER_TOKEN_SECRET: secret(
    /^.{32,}$/,
    '32 characters or more, such as `openssl rand -base64 32` prints',
  ).optional(),
  SESSION_MINUTES: wholeNumber(45, 1440).default(60),
  EVENT_RETENTION_DAYS: wholeNumber(1, 3650).default(90),
  CHECKOUT_LIMIT: wholeNumber(1, 100_000).optional(),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Variables whose values are never shown. */
export const SECRET_VARIABLES = new Set([
  'DATABASE_URL',
  'SMTP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'ORDER_TOKEN_SECRET',
]);
