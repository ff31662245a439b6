import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ProblemException } from '@till/payments';

/** CONNECT and upgrades never reach a route; QUERY must have a body before it is routed. */
const UNROUTABLE = new Set(['CONNECT', 'QUERY']);

/**
 * Collects the routes from now on. Called once all are there, the returned function answers 405 with `Allow` for
 * every method that a known path does not have. Wildcards are no known paths.
 */
export function collectMethods(fastify: FastifyInstance): () => void {
  const methodsOf = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set();
    methodsOf.set(url, methods);
    for (const name of [method].flat()) methods.add(name);
  });
  return () => {
    for (const name of METHODS) {
      if (!fastify.supportedMethods.includes(name) && !UNROUTABLE.has(name)) {
        fastify.addHttpMethod(name);
      }
    }
    for (const [url, methods] of [...methodsOf]) {
      if (!url.includes('*')) refuseOthers(fastify, url, new Set(methods));
    }
  };
}

function refuseOthers(fastify: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = [...methods].sort().join(', ');
  const refuse = () => {
    throw new ProblemException('method_not_allowed', `This address takes ${allow}.`, {
      headers: { Allow: allow },
    });
  };
  fastify.route({
    method: fastify.supportedMethods.filter((name) => !methods.has(name)),
    url,
    exposeHeadRoute: false,
    onRequest: async () => refuse(),
    handler: refuse,
  });
}
