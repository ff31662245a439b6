import { Controller, Get, Header } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { LOCALES, type ShopConfig } from '@till/shared-types';
import { Catalog } from '../catalog/catalog';
import type { Configuration } from '../config/configuration';

@Controller('config')
export class ShopConfigController {
  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly catalog: Catalog,
  ) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=60')
  async shopConfig(): Promise<ShopConfig> {
    const stripe = this.config.get('stripe', { infer: true });
    const { name, currency } = this.config.get('shop', { infer: true });
    const others = (await this.catalog.currencies()).filter((offered) => offered !== currency);
    return {
      name,
      publishableKey: stripe.publishableKey,
      currency,
      currencies: [currency, ...others],
      locales: LOCALES,
      paymentMode: stripe.mode,
      checkoutMode: stripe.checkoutMode,
      stripeJs: stripe.stripeJs,
    };
  }
}
