import type { Problem } from '@till/shared-types';
import type { ProblemException } from './problem.exception';
import { BARE_HEADERS } from './bare-headers';
import { type Reply, requestIdOf } from './reply';

export const PROBLEM_TYPE = 'application/problem+json';

/** The document of RFC 9457. `instance` names the occurrence, not the address: an address can be a credential. */
export function problemDocument(problem: ProblemException, requestId: string): Problem {
  const { code, detail } = problem;
  const { errors, order } = problem.extras;
  const words = code.replaceAll('_', ' ');
  return {
    type: `urn:till:problem:${code}`,
    title: words[0]?.toUpperCase() + words.slice(1),
    status: problem.getStatus(),
    detail,
    instance: `urn:uuid:${requestId}`,
    code,
    requestId,
    ...(errors && { errors }),
    ...(order && { order }),
  };
}

/** @param requestId names the answer, as the log does */
export function sendProblem(
  reply: Reply,
  problem: ProblemException,
  requestId = requestIdOf(reply),
): void {
  const { retryAfterSeconds, headers } = problem.extras;
  for (const [name, value] of Object.entries(BARE_HEADERS)) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
  const all = { ...headers, 'Cache-Control': 'no-store', 'Content-Type': PROBLEM_TYPE };
  for (const [name, value] of Object.entries(all)) reply.header(name, value);
  reply.status(problem.getStatus());
  // As bytes: to a text Fastify would add a charset, which the media type does not have.
  reply.send(Buffer.from(JSON.stringify(problemDocument(problem, requestId))));
}
