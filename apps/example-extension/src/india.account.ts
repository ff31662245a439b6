import { ConfigService } from '@nestjs/config';
import { Catalog, Mailer, PaymentsModule } from '@till/payments';
import { CampaignContributor } from './campaign.contributor';
import { HttpMailer } from './http.mailer';
import { JsonCatalog } from './json.catalog';
import { optionsOf } from './options-of';

/** At `/create-checkout-session` and `/webhooks/stripe`. */
export const india = PaymentsModule.forRootAsync({
  inject: [ConfigService],
  useFactory: (config: ConfigService) => optionsOf(config, 'IN', 'inr'),
  providers: [
    { provide: Catalog, useClass: JsonCatalog },
    { provide: Mailer, useClass: HttpMailer },
    CampaignContributor,
  ],
});
