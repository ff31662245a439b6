import { priceFault } from '@till/shared-types';
import type { PaymentsOptions } from './payments.options';

/** Stripe's longest, and its shortest with room for a slow answer. */
const MINUTES = { least: 45, most: 1440 } as const;

interface Rule {
  readonly option: string;
  readonly expected: string;
  readonly holds: (options: PaymentsOptions) => boolean;
}

const isOrigin = (value: string) =>
  /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;

const oneOf = (value: string | undefined, ...known: readonly string[]) =>
  value === undefined || known.includes(value);

const within = (value: number | undefined, least: number, most: number) =>
  value === undefined || (Number.isInteger(value) && value >= least && value <= most);

const RULES: readonly Rule[] = [
  {
    option: 'database',
    expected: 'an open connection, such as `await openPostgres(url)` gives',
    holds: ({ database }) => typeof database?.queries?.transaction === 'function',
  },
  {
    option: 'webUrl',
    expected: 'an origin such as https://shop.example, with no path',
    holds: ({ webUrl }) => isOrigin(String(webUrl).replace(/\/$/, '')),
  },
  {
    option: 'stripe.secretKey',
    expected: 'a key of the account, sk_… or rk_…',
    holds: ({ stripe }) => /^(sk|rk)_(test|live)_\w+$/.test(stripe?.secretKey ?? ''),
  },
  {
    option: 'stripe.publishableKey',
    expected: 'a key of the same mode, test or live, as secretKey',
    holds: ({ stripe }) => sameMode(stripe?.secretKey, stripe?.publishableKey),
  },
  {
    option: 'stripe.webhookSecrets',
    expected: 'a list of the endpoint’s signing secrets, whsec_…',
    holds: ({ stripe }) => {
      const secrets = stripe?.webhookSecrets ?? [];
      return secrets.length > 0 && secrets.every((secret) => /^whsec_\S+$/.test(secret));
    },
  },
  {
    option: 'stripe.callsPerSecond',
    expected: 'a whole number from 1 to 100',
    holds: ({ stripe }) => within(stripe?.callsPerSecond, 1, 100),
  },
  {
    option: 'shop.id',
    expected: 'up to 40 of a-z, 0-9 and -',
    holds: ({ shop }) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(shop?.id ?? 'till'),
  },
  {
    option: 'shop.currency',
    expected: 'a currency that Stripe charges, three small letters',
    holds: ({ shop }) => /^[a-z]{3}$/.test(shop?.currency ?? ''),
  },
  {
    option: 'shop.orderTokenSecret',
    expected: '32 characters or more that nobody guesses',
    holds: ({ shop }) => (shop?.orderTokenSecret ?? '').length >= 32,
  },
  {
    option: 'shop.sessionMinutes',
    expected: `a whole number from ${MINUTES.least} to ${MINUTES.most}`,
    holds: ({ shop }) => within(shop?.sessionMinutes, MINUTES.least, MINUTES.most),
  },
  {
    option: 'shop.shipTo',
    expected:
      'a list of two-letter codes of countries, such as IN; an empty one where nothing is sent',
    holds: ({ shop }) =>
      Array.isArray(shop?.shipTo) && shop.shipTo.every((country) => /^[A-Z]{2}$/.test(country)),
  },
  {
    option: 'shop.eventRetentionDays',
    expected: 'a whole number from 1 to 3650',
    holds: ({ shop }) => within(shop?.eventRetentionDays, 1, 3650),
  },
  {
    option: 'shop.checkoutLimit',
    expected: 'a whole number from 1',
    holds: ({ shop }) => within(shop?.checkoutLimit, 1, Number.MAX_SAFE_INTEGER),
  },
  {
    option: 'stripe.captureMethod',
    expected: 'automatic or manual',
    holds: ({ stripe }) => oneOf(stripe?.captureMethod, 'automatic', 'manual'),
  },
  {
    option: 'stripe.billingAddress',
    expected: 'auto or required',
    holds: ({ stripe }) => oneOf(stripe?.billingAddress, 'auto', 'required'),
  },
  {
    option: 'stripe.checkoutMode',
    expected: 'hosted, embedded or auto',
    holds: ({ stripe }) => oneOf(stripe?.checkoutMode, 'hosted', 'embedded', 'auto'),
  },
  {
    option: 'session.automaticTax',
    expected: 'off, exclusive or inclusive',
    holds: ({ session }) => oneOf(session?.automaticTax, 'off', 'exclusive', 'inclusive'),
  },
  {
    option: 'session.shippingOptions',
    expected: 'up to five of different names, with prices that Stripe charges, in minor units',
    holds: ({ session }) => {
      const options = session?.shippingOptions ?? [];
      const names = new Set(options.map(({ name }) => name));
      const prices = options.flatMap((option) => Object.entries(option.prices));
      const areFair = prices.every(([currency, amount]) => !priceFault({ amount, currency }));
      return options.length <= 5 && names.size === options.length && areFair;
    },
  },
];

/** What is wrong with the options, a line each. No value is repeated: it may be a secret. */
export function optionsFaults(options: PaymentsOptions): string[] {
  return RULES.filter(({ holds }) => !holds(options)).map(
    ({ option, expected }) => `${option}: expected ${expected}`,
  );
}

function sameMode(secretKey = '', publishableKey = ''): boolean {
  const mode = /^pk_(test|live)_/.exec(publishableKey)?.[1];
  return publishableKey === '' || (mode !== undefined && secretKey.includes(`_${mode}_`));
}
