import type { FastifyRequest } from 'fastify';
import { ProblemException } from '@till/payments';
import type { Configuration } from '../config/configuration';

const LONGEST_URL = 4096;

/** Dot segments, doubled or turned slashes and control characters: two readers could take them for two paths. */
const AMBIGUOUS = /\/\/|\\|%5c|%2f|%[01][0-9a-f]|%7f|\/(\.|%2e){1,2}(\/|$)/i;

/** @throws ProblemException for an address that is too long or can be read in two ways */
export function checkPath(url: string): void {
  if (url.length > LONGEST_URL) {
    throw new ProblemException('uri_too_long', 'The address is too long.');
  }
  if (AMBIGUOUS.test(url.split('?', 1)[0] ?? '')) {
    throw new ProblemException('bad_path', 'The path is not a valid address.');
  }
}

/** The names the shop answers to; outside production the machine's own as well. */
export function hostsOf({ http, production }: Configuration): ReadonlySet<string> {
  const own = new URL(http.webUrl).hostname;
  return new Set(production ? [own] : [own, 'localhost', '127.0.0.1', '[::1]']);
}

/** Stops DNS rebinding and whoever would have a page name another host. Probes come by address, so health is exempt. */
export function checkHost(request: FastifyRequest, hosts: ReadonlySet<string>): void {
  if (request.routeOptions.url?.startsWith('/api/health/')) return;
  const { host } = request.headers;
  if (host === undefined) {
    // RFC 9112 section 3.2. HTTP/0.9 has no headers at all.
    throw new ProblemException('bad_framing', 'The request names no host.');
  }
  const name = /^(\[[\da-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host)?.[1];
  if (name === undefined || !hosts.has(name.toLowerCase())) {
    throw new ProblemException('host_denied', 'The shop does not answer to this host name.');
  }
}
