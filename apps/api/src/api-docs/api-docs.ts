import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import * as dtos from '@till/shared-types/dto';
import type { FastifyInstance } from 'fastify';
import { dtoSchemas } from './dto-schema';

const PATH = '/api/docs';

/** Swagger UI draws with inline styles. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** Serves the documentation of the API at `/api/docs` and its OpenAPI document at `/api/openapi.json`. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url?.startsWith(PATH)) {
      reply.header('Content-Security-Policy', POLICY);
    }
  });
  SwaggerModule.setup(PATH, app, () => documentOf(app), {
    jsonDocumentUrl: '/api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'API of the shop',
  });
}

function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Till')
    .setDescription('Every error is `application/problem+json` (RFC 9457) with a stable `code`.')
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  const classes = Object.values(dtos) as Type<object>[];
  document.components = {
    ...document.components,
    schemas: Object.assign({ ...document.components?.schemas }, ...classes.map(dtoSchemas)),
  };
  return document;
}
