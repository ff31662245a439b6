import { ConfigService } from '@nestjs/config';
import {
  Catalog,
  CatalogRepository,
  openPostgres,
  PaymentsModule,
  type PaymentsOptions,
  Stock,
  StockRepository,
} from '@till/payments';
import { openEmbedded } from '@till/payments/embedded';
import type { Configuration } from './config/configuration';
import { mailerProvider } from './mail/mailer.provider';

/** The shop's account at Stripe, as the environment says. */
export const shopPayments = PaymentsModule.forRootAsync({
  isGlobal: true,
  inject: [ConfigService],
  useFactory: async (config: ConfigService<Configuration, true>): Promise<PaymentsOptions> => {
    const { url } = config.get('database', { infer: true });
    const dataDir = config.get('dataDir', { infer: true });
    return {
      database: await (url ? openPostgres(url) : openEmbedded(dataDir)),
      webUrl: config.get('http', { infer: true }).webUrl,
      stripe: config.get('stripe', { infer: true }),
      session: config.get('session', { infer: true }),
      shop: config.get('shop', { infer: true }),
      production: config.get('production', { infer: true }),
    };
  },
  providers: [
    { provide: Catalog, useClass: CatalogRepository },
    { provide: Stock, useClass: StockRepository },
    mailerProvider,
  ],
});
