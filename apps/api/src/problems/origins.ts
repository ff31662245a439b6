import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException } from '@till/payments';
import type { Configuration } from '../config/configuration';
import { isWebhook } from './webhook-path';

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const PREFLIGHT_SECONDS = 600;

/**
 * A browser names the page a call comes from; only the shop's own pages and `CORS_ORIGINS` may change anything.
 * A call without an origin comes from no page, and a webhook proves itself by its signature.
 * @throws ProblemException
 */
export function checkOrigin(request: FastifyRequest, { http, production }: Configuration): void {
  const { origin } = request.headers;
  if (origin === undefined || READS.has(request.method)) return;
  if (isWebhook(request.routeOptions.url)) return;
  const port = request.socket.localPort;
  const local = production ? [] : [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  if (![http.webUrl, ...http.corsOrigins, ...local].includes(origin)) {
    throw new ProblemException('origin_denied', 'Pages of this origin may not call the shop.');
  }
}

/**
 * Lets the pages of `CORS_ORIGINS` read the answers, by name: no origin is ever echoed unless it is on the list.
 * @returns whether the request was a preflight and is answered
 */
export function shareWithOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: readonly string[],
): boolean {
  if (origins.length === 0) return false;
  reply.header('Vary', 'Origin');
  const { origin, 'access-control-request-method': asked } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  reply.header('Access-Control-Allow-Origin', origin);
  reply.header('Access-Control-Expose-Headers', 'Idempotent-Replayed, Retry-After, X-Request-Id');
  if (request.method !== 'OPTIONS' || asked === undefined) return false;
  reply
    .code(204)
    .headers({
      'Access-Control-Allow-Methods': 'GET, HEAD, POST',
      'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    })
    .send();
  return true;
}
