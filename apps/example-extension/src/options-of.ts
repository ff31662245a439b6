import type { ConfigService } from '@nestjs/config';
import { openPostgres, type PaymentsOptions } from '@till/payments';
import { openEmbedded } from '@till/payments/embedded';
import { session } from './session.options';

/** What an account is told, from variables that end with its name: `STRIPE_SECRET_KEY_EU`. */
export async function optionsOf(
  config: ConfigService,
  account: string,
  currency: string,
): Promise<PaymentsOptions> {
  const read = (name: string) => config.getOrThrow<string>(`${name}_${account}`);
  const url = config.get<string>('DATABASE_URL');
  const schema = `shop_${account.toLowerCase()}`;
  const port = config.get<string>(`STRIPE_PORT_${account}`);
  return {
    database: await (url ? openPostgres(url, { schema }) : openEmbedded(undefined)),
    webUrl: config.getOrThrow('WEB_URL'),
    stripe: {
      secretKey: read('STRIPE_SECRET_KEY'),
      webhookSecrets: read('STRIPE_WEBHOOK_SECRET').split(','),
      server: port ? { host: '127.0.0.1', port: Number(port) } : undefined,
    },
    shop: {
      currency,
      id: `tea-${account.toLowerCase()}`,
      name: 'Tea Notes',
      orderTokenSecret: read('ORDER_TOKEN_SECRET'),
      shipTo: account === 'IN' ? ['IN'] : ['DE', 'FR'],
    },
    session,
  };
}
