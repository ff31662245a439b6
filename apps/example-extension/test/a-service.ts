import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface Call {
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Somebody else's HTTP service: it notes what it is told, and refuses as often as it is bid to. */
export class Service {
  readonly calls: Call[] = [];
  refusals = 0;

  private constructor(
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<Service> {
    const server = createServer((request, response) => {
      const key = String(request.headers['idempotency-key']);
      void json(request).then((body) => {
        service.calls.push({ path: String(request.url), key, body: body as Call['body'] });
        service.refusals -= 1;
        response.writeHead(service.refusals >= 0 ? 503 : 200).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const service = new Service(
      `http://127.0.0.1:${port}`,
      () => new Promise((resolve) => server.close(() => resolve())),
    );
    return service;
  }

  to(path: string): readonly Call[] {
    return this.calls.filter((call) => call.path === path);
  }
}
