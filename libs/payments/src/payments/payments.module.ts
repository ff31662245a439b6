import {
  ConfigurableModuleBuilder,
  type InjectionToken,
  Module,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Catalog } from '../catalog/catalog';
import { Stock } from '../catalog/stock';
import { Mailer } from '../mail/mailer';
import { DatabaseService } from '../database/database.service';
import { JobQueue } from '../jobs/job-queue';
import type { PaymentsOptions } from '../options/payments.options';
import { PaymentsSettings } from '../options/payments.settings';
import { accountControllers } from './account.controllers';
import { ACCOUNT_NAME } from './accounts.check';
import { accountProviders, exported } from './payments.providers';

/** What is said of an account beside its options, since Nest needs it before they are there. */
export interface AccountExtras {
  /**
   * Tells a second Stripe account from the first: it begins the addresses of the account, so that its webhooks go to
   * `/api/eu/webhooks/stripe` where the name is `eu` and the application's prefix `api`.
   */
  readonly name?: string;
  /** Every module of the application may inject what the account exports. */
  readonly isGlobal?: boolean;
  /**
   * The account's `Catalog`, which it cannot do without, and whatever else is this account's alone: a `Stock`, a `Mailer`,
   * contributors, effects. Handlers and contributors of other modules are for every account.
   */
  readonly providers?: readonly Provider[];
}

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<PaymentsOptions>()
    .setClassMethodName('forRoot')
    .setExtras<AccountExtras>(
      {},
      (definition, { name = '', isGlobal = false, providers = [] }) => ({
        ...definition,
        global: isGlobal,
        controllers: accountControllers(name),
        providers: [
          ...(definition.providers ?? []),
          { provide: ACCOUNT_NAME, useValue: name },
          ...providers,
        ],
        exports: [...(definition.exports ?? []), ...providers.map(tokenOf)],
      }),
    )
    .build();

/**
 * Checkout with Stripe for one account: sessions, webhooks, orders, refunds and what follows from them. Keep what
 * `forRoot` or `forRootAsync` returns in a constant, and import that wherever the account's services are injected.
 *
 * The application has to keep the bytes of requests (`NestFactory.create(AppModule, { rawBody: true })`), since Stripe
 * signs bytes, and should end in order (`app.enableShutdownHooks()`).
 * @throws PaymentsOptionsError, HandlerError, ContributorsError and SessionConflictError, all at the start
 */
@Module({
  imports: [DiscoveryModule],
  providers: accountProviders(MODULE_OPTIONS_TOKEN),
  exports: [...exported, Catalog, DatabaseService, JobQueue, Mailer, PaymentsSettings, Stock],
})
export class PaymentsModule extends ConfigurableModuleClass {}

function tokenOf(provider: Provider): InjectionToken {
  return typeof provider === 'function' ? provider : provider.provide;
}
