import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { isLoopback } from './host';
import { type Answer, type Message, json } from './message';

const largestBody = 1_000_000;
/** Clients that pool connections must not find them closed just as they use one. */
const idleMs = 65_000;

/** Serves one kind of path; undefined when it is not its own. */
export type Handler = (message: Message) => Promise<Answer> | Answer | undefined;

/**
 * The HTTP server of all parts: API, pages, control. Asks the handlers in turn.
 * @param anyHost whether requests for other hosts than this machine are answered
 */
export function createHttpServer(handlers: readonly Handler[], anyHost: boolean): Server {
  const server = createServer((request, response) => {
    if (!anyHost && !isLoopback(request.headers.host)) {
      return send(response, json(403, { error: { message: 'Host must be this machine.' } }));
    }
    read(request, async (body) => {
      if (body === undefined)
        return send(response, json(413, { error: { message: 'Too large.' } }));
      send(response, await dispatch(handlers, messageOf(request, body)));
    });
  });
  server.keepAliveTimeout = idleMs;
  return server;
}

async function dispatch(handlers: readonly Handler[], message: Message): Promise<Answer> {
  try {
    for (const handler of handlers) {
      const answer = handler(message);
      if (answer) return await answer;
    }
    return json(404, { error: { message: 'Not found.' } });
  } catch (error) {
    console.error(error);
    return json(500, { error: { message: 'The emulator failed.' } });
  }
}

function messageOf(request: IncomingMessage, body: string): Message {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: request.headers,
    body,
  };
}

function read(request: IncomingMessage, done: (body: string | undefined) => unknown): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  });
  request.on('end', () => {
    done(size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8'));
  });
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.cutAfter === 0) {
    response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(answer.status, {
    'Cache-Control': 'no-store',
    ...answer.headers,
    'Content-Length': Buffer.byteLength(answer.body),
  });
  if (answer.cutAfter === undefined) {
    response.end(answer.body);
    return;
  }
  const start = Buffer.from(answer.body).subarray(0, answer.cutAfter);
  response.write(start, () => response.destroy());
}
