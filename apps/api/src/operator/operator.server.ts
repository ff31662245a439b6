import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../config/configuration';
import { keptSecret } from '../config/kept-secret';
import { ProblemException } from '../problems/problem.exception';
import { PROBLEM_TYPE, problemDocument } from '../problems/problem.response';
import { MetricsService } from './metrics.service';

const LOOPBACK = '127.0.0.1';

/** The operator's own port: this machine only, and only with the token in `DATA_DIR/operator-token`. */
@Injectable()
export class OperatorServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request, response);
  });

  readonly token: string;

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly metrics: MetricsService,
  ) {
    this.token = keptSecret(config.get('dataDir', { infer: true }), 'operator-token');
  }

  /** `http://127.0.0.1:7070`; the port is the one it listens on. */
  get url(): string {
    return `http://${LOOPBACK}:${(this.server.address() as AddressInfo).port}`;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { operatorPort } = this.config.get('http', { infer: true });
    this.server.listen(operatorPort, LOOPBACK);
    await once(this.server, 'listening');
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!isSame(given, this.token)) {
      refuse(response, new ProblemException('not_authenticated', 'This address wants a token.'));
    } else if (request.method !== 'GET' || request.url !== '/metrics') {
      refuse(response, new ProblemException('not_found', 'Nothing is at this address.'));
    } else {
      const { registry } = this.metrics;
      response.setHeader('Content-Type', registry.contentType).end(await registry.metrics());
    }
  }
}

/** In a time that tells nothing of where two texts differ. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

function refuse(response: ServerResponse, problem: ProblemException): void {
  response
    .writeHead(problem.getStatus(), { 'Content-Type': PROBLEM_TYPE })
    .end(JSON.stringify(problemDocument(problem, randomUUID())));
}
