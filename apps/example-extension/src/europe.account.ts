import { ConfigService } from '@nestjs/config';
import { Catalog, Mailer, PaymentsModule } from '@till/payments';
import { HttpMailer } from './http.mailer';
import { JsonCatalog } from './json.catalog';
import { MethodsContributor } from './methods.contributor';
import { optionsOf } from './options-of';

/** A second account, at `/eu/create-checkout-session` and `/eu/webhooks/stripe`. */
export const europe = PaymentsModule.forRootAsync({
  name: 'eu',
  inject: [ConfigService],
  useFactory: (config: ConfigService) => optionsOf(config, 'EU', 'eur'),
  providers: [
    { provide: Catalog, useClass: JsonCatalog },
    { provide: Mailer, useClass: HttpMailer },
    MethodsContributor,
  ],
});
