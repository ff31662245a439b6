import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@till/shared-types';
import { BARE_HEADERS, PROBLEM_TYPE, problemDocument, ProblemException } from '@till/payments';

const PARSER: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'The headers are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['payload_too_large', 'The body is too large.'],
  HPE_INVALID_URL: ['bad_path', 'The path is not a valid address.'],
};

const FRAMING = ['bad_framing', 'The request is not valid HTTP.'] as const;

/** Answers what Node's own parser refuses, and closes the connection. */
export function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, detail] = PARSER[error.code ?? ''] ?? FRAMING;
  socket.end(httpAnswer(new ProblemException(code, detail)));
  socket.once('finish', () => socket.destroy());
}

/** Requests that Node hands out as events of their own and that no route can answer. */
export function answerUnroutable(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    const Allow = 'GET, HEAD, POST';
    const problem = new ProblemException('method_not_allowed', `The shop takes ${Allow}.`, {
      headers: { Allow },
    });
    socket.end(httpAnswer(problem));
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const problem = new ProblemException('expectation_failed', 'The shop only knows 100-continue.');
    const { headers, body } = answerOf(problem);
    response.writeHead(problem.getStatus(), headers).end(body);
  });
}

function answerOf(problem: ProblemException) {
  const body = JSON.stringify(problemDocument(problem, randomUUID()));
  const headers: Record<string, string> = {
    ...BARE_HEADERS,
    ...problem.extras.headers,
    'Cache-Control': 'no-store',
    'Content-Type': PROBLEM_TYPE,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  return { headers, body };
}

function httpAnswer(problem: ProblemException): string {
  const { headers, body } = answerOf(problem);
  const status = problem.getStatus();
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
