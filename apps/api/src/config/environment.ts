import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { StripeSettings } from '@till/payments';
import type { Configuration } from './configuration';
import {
  brokenRules,
  type EnvironmentFault,
  isProduction,
  type Variables,
} from './environment.rules';
import { type Environment, environmentSchema, SECRET_VARIABLES } from './environment.schema';
import { keptSecret } from './kept-secret';
import { sessionOf } from './session-configuration';

const STRIPE_JS = 'https://js.stripe.com/endive/stripe.js';
const CHECKOUTS_PER_MINUTE = 5;

/** Mail that is kept is from somebody who cannot be written to. */
const NOBODY = 'Till <orders@localhost>';

/** The environment holds what the shop cannot run with. The message names every fault, in words for a person. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** The process's variables, and those of `.env` in the working folder where the process has none. */
export function loadVariables(file = '.env', variables: Variables = process.env): Variables {
  return { ...parseEnv(readIfThere(file)), ...variables };
}

/**
 * Checks the variables and makes the configuration of them. An empty variable counts as left out.
 * Outside production the secret of the order links is made in `DATA_DIR`, once.
 * @throws EnvironmentError
 */
export function readEnvironment(variables: Variables): Configuration {
  const env = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const parsed = environmentSchema.safeParse(env);
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({
      variable: String(path[0]),
      expected: message,
    })),
    ...brokenRules(env),
  ];
  if (!parsed.success || faults.length > 0) throw new EnvironmentError(describe(faults, env));
  return configurationOf(parsed.data, isProduction(env));
}

function configurationOf(env: Environment, production: boolean): Configuration {
  const dataDir = resolve(env.DATA_DIR);
  return {
    production,
    http: {
      host: env.HOST,
      port: env.PORT,
      operatorPort: env.OPERATOR_PORT,
      webUrl: env.WEB_URL ?? `http://localhost:${env.PORT}`,
      corsOrigins: env.CORS_ORIGINS,
      trustProxy: env.TRUST_PROXY,
    },
    dataDir,
    database: { url: env.DATABASE_URL },
    mail: mailOf(env),
    stripe: stripeOf(env),
    session: sessionOf(env),
    shop: {
      id: env.SHOP_ID,
      name: env.SHOP_NAME,
      currency: env.SHOP_CURRENCY,
      orderTokenSecret: env.ORDER_TOKEN_SECRET ?? keptSecret(dataDir, 'order-token-secret'),
      sessionMinutes: env.SESSION_MINUTES,
      eventRetentionDays: env.EVENT_RETENTION_DAYS,
      shipTo: env.SHIP_TO,
      checkoutLimit: env.CHECKOUT_LIMIT ?? (production ? CHECKOUTS_PER_MINUTE : undefined),
    },
  };
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from = NOBODY, WEB_URL }: Environment) {
  const { hostname } = new URL(WEB_URL ?? 'http://localhost');
  return { smtpUrl, from, host: hostname };
}

function stripeOf(env: Environment): StripeSettings {
  const { STRIPE_SECRET_KEY: secretKey } = env;
  const choices: Pick<
    StripeSettings,
    'paymentMethods' | 'captureMethod' | 'billingAddress' | 'checkoutMode' | 'callsPerSecond'
  > = {
    paymentMethods: env.PAYMENT_METHODS,
    captureMethod: env.CAPTURE_METHOD,
    billingAddress: env.BILLING_ADDRESS,
    checkoutMode: env.CHECKOUT_MODE,
    callsPerSecond: env.STRIPE_CALLS_PER_SECOND,
  };
  if (!secretKey) {
    return {
      mode: 'emulator',
      secretKey: 'sk_test_emulator',
      publishableKey: 'pk_test_emulator',
      webhookSecrets: ['whsec_emulator_local_only'],
      server: { host: '127.0.0.1', port: env.STRIPE_EMULATOR_PORT },
      stripeJs: `http://localhost:${env.STRIPE_EMULATOR_PORT}/stripe.js`,
      ...choices,
    };
  }
  return {
    mode: secretKey.includes('_live_') ? 'live' : 'test',
    secretKey,
    publishableKey: env.STRIPE_PUBLISHABLE_KEY ?? '',
    webhookSecrets: env.STRIPE_WEBHOOK_SECRET ?? [],
    server: undefined,
    stripeJs: STRIPE_JS,
    ...choices,
  };
}

function describe(faults: readonly EnvironmentFault[], env: Variables): string {
  const lines = faults.map(({ variable, expected }) => {
    const value = env[variable];
    const shown = SECRET_VARIABLES.has(variable) ? 'not usable' : JSON.stringify(value);
    return `  ${variable} is ${value === undefined ? 'missing' : shown}: expected ${expected}`;
  });
  const unique = [...new Set(lines)];
  return `The shop cannot start with this environment:\n${unique.join('\n')}`;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
