import type { Problem } from '@till/shared-types';
import type { FastifyReply } from 'fastify';
import type { ProblemException } from './problem.exception';
import { BARE_HEADERS } from './security-headers';

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

export function sendProblem(reply: FastifyReply, problem: ProblemException): void {
  const { retryAfterSeconds, headers } = problem.extras;
  for (const [name, value] of Object.entries(BARE_HEADERS)) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
  reply
    .code(problem.getStatus())
    .headers({ ...headers, 'Cache-Control': 'no-store', 'Content-Type': PROBLEM_TYPE })
    // As bytes: to a text Fastify would add a charset, which the media type does not have.
    .send(Buffer.from(JSON.stringify(problemDocument(problem, reply.request.id))));
}
