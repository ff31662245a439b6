// Starts the built example on the adapter that is named, and says where. Express needs nothing said: it is Nest's own.
import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const [folder, adapter] = process.argv.slice(2);
const { AppModule } = await import(pathToFileURL(`${folder}/app.module.js`).href);
const options = {
  rawBody: process.env.RAW_BODY !== 'no',
  logger: ['warn', 'error', 'fatal'],
  abortOnError: false,
};
const app =
  adapter === 'fastify'
    ? await NestFactory.create(AppModule, new FastifyAdapter(), options)
    : await NestFactory.create(AppModule, options);
app.enableShutdownHooks();
await app.listen(0, '127.0.0.1');
process.send({ url: `http://127.0.0.1:${app.getHttpServer().address().port}` });
