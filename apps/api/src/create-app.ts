import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { ConfigModule } from './config/config.module';
import type { Configuration } from './config/configuration';

export interface AppOptions {
  readonly configuration: Configuration;
  /** The root module; tests may give one of their own. */
  readonly module?: Type;
}

/** The shop as it is served, ready to listen: `main.ts` and the tests make the same one. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { configuration, module = AppModule } = options;
  const adapter = new FastifyAdapter({});
  const app = await NestFactory.create<NestFastifyApplication>(
    { module, imports: [await ConfigModule.of(configuration)] },
    adapter,
    { bodyParser: false },
  );
  app.setGlobalPrefix('api');
  await app.init();
  return app;
}
