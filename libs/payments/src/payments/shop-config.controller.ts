import { Get, Header } from '@nestjs/common';
import { LOCALES, type ShopConfig } from '@till/shared-types';
import { Catalog } from '../catalog/catalog';
import { PaymentsSettings } from '../options/payments.settings';
import { ProblemController } from '../problems/problem-controller.decorator';

@ProblemController('config')
export class ShopConfigController {
  constructor(
    private readonly settings: PaymentsSettings,
    private readonly catalog: Catalog,
  ) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=60')
  async shopConfig(): Promise<ShopConfig> {
    const stripe = this.settings.stripe;
    const { name, currency } = this.settings.shop;
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
