import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, PaymentsSettings } from '@till/payments';
import { settingsOf } from '@till/payments/options/settings-of';
import type { Configuration } from '../src/config/configuration';
import { readEnvironment } from '../src/config/environment';

/** The configuration of a shop on ports of its own, with a folder of its own, changed by these variables. */
export function aConfiguration(variables: Record<string, string> = {}): Configuration {
  return readEnvironment({
    PORT: '0',
    OPERATOR_PORT: '0',
    WEB_URL: 'http://shop.test',
    ...variables,
    DATA_DIR: variables['DATA_DIR'] ?? aFolder(),
  });
}

/** The same as an account's module gets it. */
export function aSettings(variables: Record<string, string> = {}): PaymentsSettings {
  const { production, http, stripe, session, shop } = aConfiguration(variables);
  const database = { queries: { transaction: () => undefined } } as unknown as Connection;
  return settingsOf({ database, production, webUrl: http.webUrl, stripe, session, shop });
}

/** What a shop that takes money in earnest cannot start without. */
export const productionVariables = {
  NODE_ENV: 'production',
  STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjt',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_TYooMQauvdEDq54N',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef0123456789abcdef',
  DATABASE_URL: 'postgresql://till@127.0.0.1:5432/till',
  SMTP_URL: 'smtps://till:secret@mail.shop.test',
  MAIL_FROM: 'Shop <orders@shop.test>',
  WEB_URL: 'https://shop.test',
  ORDER_TOKEN_SECRET: 'oXq0m6cYc3Wb1Tn5Jr8Vd2Lz7Kp4Hs9E',
};

/** Gone when the tests are. */
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'till-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
