import type { LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { isUnavailable, ProblemFilter, RequestValidationPipe } from '@till/payments';
import { serveApiDocs } from './api-docs/api-docs';
import { AppModule } from './app.module';
import { ConfigModule } from './config/config.module';
import type { Configuration } from './config/configuration';
import { ShopLogger } from './operator/shop.logger';
import { collectMethods } from './problems/allowed-methods';
import { guardEdge, serverOptions } from './problems/edge';
import { loadWeb } from './storefront/built-web';
import { explainMissingWeb } from './storefront/missing-web';
import { Storefront } from './storefront/storefront';

export interface AppOptions {
  readonly configuration: Configuration;
  /** The root module; tests may give one of their own. */
  readonly module?: Type;
  readonly logger?: LoggerService | false;
  /** Where the built web is; none where the shop is to be an API alone. */
  readonly webFolder?: string;
}

/** The shop as it is served, ready to listen: `main.ts` and the tests make the same one. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { configuration, module = AppModule } = options;
  const { production } = configuration;
  const app = await NestFactory.create<NestFastifyApplication>(
    { module, imports: [await ConfigModule.of(configuration)] },
    new FastifyAdapter(serverOptions(configuration)),
    {
      abortOnError: false,
      bodyParser: false,
      logger: options.logger ?? new ShopLogger(production),
    },
  );
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const refuseOtherMethods = collectMethods(fastify);
  await guardEdge(fastify, configuration);
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter(isUnavailable));
  if (!production) serveApiDocs(app);
  await serveWeb(fastify, options);
  await app.init();
  refuseOtherMethods();
  return app;
}

async function serveWeb(fastify: FastifyInstance, options: AppOptions): Promise<void> {
  const { webFolder, configuration } = options;
  if (webFolder === undefined) return;
  const web = await loadWeb(webFolder);
  if (web) new Storefront(fastify, web, configuration).serve();
  else explainMissingWeb(fastify);
}
