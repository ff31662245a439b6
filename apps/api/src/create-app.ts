import type { LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module';
import { ConfigModule } from './config/config.module';
import type { Configuration } from './config/configuration';
import { isUnavailable } from './database/database-error';
import { ShopLogger } from './operator/shop.logger';
import { collectMethods } from './problems/allowed-methods';
import { guardEdge, serverOptions } from './problems/edge';
import { ProblemFilter } from './problems/problem.filter';
import { RequestValidationPipe } from './problems/request-validation.pipe';

export interface AppOptions {
  readonly configuration: Configuration;
  /** The root module; tests may give one of their own. */
  readonly module?: Type;
  readonly logger?: LoggerService | false;
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
  await app.init();
  refuseOtherMethods();
  return app;
}
