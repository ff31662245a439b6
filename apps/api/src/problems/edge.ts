import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import helmet from '@fastify/helmet';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply } from 'fastify';
import { NOT_FOUND, ProblemException, problemOf, sendProblem } from '@till/payments';
import type { Configuration } from '../config/configuration';
import { checkHost, checkPath, hostsOf } from './address';
import { checkOrigin, shareWithOrigin } from './origins';
import { answerParserError, answerUnroutable } from './parser-errors';
import { checkBody, readBodies } from './request-body';
import { helmetOptions } from './security-headers';

const HEADERS_MS = 10_000;
const REQUEST_MS = 13_000;
const CHECK_MS = 1_000;
const KEEP_ALIVE_MS = 65_000;
/** Longer than any answer takes and than the heartbeat of a live order page. */
const SILENT_SOCKET_MS = 60_000;
const MAX_SOCKETS = 5_000;

/** Limits of a connection: a request has 15 seconds to arrive, checks included. */
export function serverOptions({ http }: Configuration): FastifyHttpOptions<Server> {
  return {
    // One proxy stands in front: the address it saw is the visitor's.
    trustProxy: http.trustProxy && ((_address, hop) => hop === 0),
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    requestTimeout: REQUEST_MS,
    connectionTimeout: SILENT_SOCKET_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: 4096 },
    http: {
      headersTimeout: HEADERS_MS,
      connectionsCheckingInterval: CHECK_MS,
      // The answer to a missing Host is ours to shape.
      requireHostHeader: false,
    },
    clientErrorHandler: answerParserError,
    frameworkErrors: (error, _request, reply: FastifyReply) => sendProblem(reply, problemOf(error)),
  };
}

/** Everything that refuses a request before a controller sees it, cheapest first. */
export async function guardEdge(
  fastify: FastifyInstance,
  configuration: Configuration,
): Promise<void> {
  const { http, production } = configuration;
  const hosts = hostsOf(configuration);
  fastify.server.maxConnections = MAX_SOCKETS;
  answerUnroutable(fastify.server);
  await fastify.register(helmet, helmetOptions(production));
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    checkPath(request.url);
    checkHost(request, hosts);
    const isApi = request.url.startsWith('/api/');
    if (isApi && shareWithOrigin(request, reply, http.corsOrigins)) return reply;
    if (request.is404) throw new ProblemException(NOT_FOUND.code, NOT_FOUND.detail);
    checkOrigin(request, configuration);
    checkBody(request);
    return undefined;
  });
  readBodies(fastify);
  letConnectionsEnd(fastify);
}

/** Node closes what is idle when the server closes; a connection that is busy then would stay for its next request. */
function letConnectionsEnd(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', async () => {
    closing = true;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('Connection', 'close');
  });
}
