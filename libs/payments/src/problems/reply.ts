import { randomUUID } from 'node:crypto';

/** What Fastify's replies and Express's responses have in common. */
export interface Reply {
  hasHeader(name: string): boolean;
  header(name: string, value: string): unknown;
  status(code: number): unknown;
  send(body: Buffer): unknown;
}

/** Fastify numbers its requests and keeps Node's response apart. */
interface FastifyParts {
  readonly request: { readonly id: string };
  readonly raw: NodeResponse;
}

interface NodeResponse {
  readonly headersSent: boolean;
  destroy(): unknown;
}

const isFastify = (reply: object): reply is FastifyParts => 'raw' in reply && 'request' in reply;

/** The server's own, or a new one where it gives its requests none. */
export function requestIdOf(reply: Reply): string {
  return isFastify(reply) ? reply.request.id : randomUUID();
}

/** Node's own response. */
export function responseOf(reply: Reply): NodeResponse {
  return isFastify(reply) ? reply.raw : (reply as unknown as NodeResponse);
}
