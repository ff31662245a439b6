import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Proxy {
  readonly url: string;
  readonly port: number;
  /** What it makes of each body on its way, from now on. */
  onBody(change: (body: string) => string): void;
  /** Headers that it sets in each answer, from now on. */
  onAnswer(headers: Readonly<Record<string, string>>): void;
  /** It passes everything on as it is again. */
  behave(): void;
  close(): void;
}

const asItIs = (body: string) => body;

/** A proxy in front of a server that may be named later. */
export async function aProxy(target: () => string): Promise<Proxy> {
  let change = asItIs;
  let headers: Readonly<Record<string, string>> = {};
  const server = createServer((request, response) => {
    void forward().catch(() => response.writeHead(502).end());

    async function forward() {
      const { method = 'GET', url = '/' } = request;
      const body = change((await buffer(request)).toString('utf8'));
      const answer = await fetch(`${target()}${url}`, {
        method,
        redirect: 'manual',
        headers: passedOn(request.headers),
        ...(method === 'POST' && { body }),
      });
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) {
        response.removeHeader(name);
      }
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    onBody: (to) => (change = to),
    onAnswer: (to) => (headers = to),
    behave() {
      change = asItIs;
      headers = {};
    },
    close: () => server.close(),
  };
}

/** Those of the connection are the proxy's own. */
function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const own = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      own.has(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
