import type { RawBodyRequest } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemException } from '@till/payments';
import { parseJsonObject } from './json-body';
import { isWebhook } from './webhook-path';

const JSON_BYTES = 100_000;
const WEBHOOK_BYTES = 256_000;

/** JSON is the only media type that is read. A webhook gets its bytes as they came, in `rawBody`. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (isWebhook(route.url)) route.bodyLimit = WEBHOOK_BYTES;
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: JSON_BYTES },
    async (request: RawBodyRequest<FastifyRequest>, bytes: Buffer) => {
      if (!isWebhook(request.routeOptions.url)) return parseJsonObject(bytes);
      request.rawBody = bytes;
      return undefined;
    },
  );
}

/** Refuses, before it is read, a body in an encoding or a charset that is not ours. */
export function checkBody(request: FastifyRequest): void {
  const { 'content-type': type = '' } = request.headers;
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  const { 'transfer-encoding': coding = 'chunked' } = request.headers;
  if (encoding.toLowerCase() !== 'identity' || coding.toLowerCase() !== 'chunked') {
    throw new ProblemException('unsupported_encoding', 'The body must not be compressed.', {
      headers: { 'Accept-Encoding': 'identity' },
    });
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new ProblemException('unsupported_charset', 'The body must be in UTF-8.');
  }
}
