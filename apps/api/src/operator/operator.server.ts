import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import {
  errorFields,
  isUnavailable,
  NOT_FOUND,
  PROBLEM_TYPE,
  problemDocument,
  ProblemException,
  problemOf,
} from '@till/payments';
import type { Configuration } from '../config/configuration';
import { keptSecret } from '../config/kept-secret';
import { CommandRunner } from './command-runner';
import { MetricsService } from './metrics.service';

const LOOPBACK = '127.0.0.1';

/** The operator's own port: this machine only, and only with the token in `DATA_DIR/operator-token`. */
@Injectable()
export class OperatorServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Operator');
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request, response);
  });

  readonly token: string;

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly metrics: MetricsService,
    private readonly commands: CommandRunner,
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
    const { method, url = '', headers } = request;
    const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const command = /^\/commands\/([a-z]+)$/.exec(url)?.[1];
    try {
      if (!isSame(given, this.token)) {
        throw new ProblemException('not_authenticated', 'This address wants a token.');
      }
      if (method === 'GET' && url === '/metrics') {
        const { registry } = this.metrics;
        response.setHeader('Content-Type', registry.contentType).end(await registry.metrics());
      } else if (method === 'POST' && command) {
        const answer = await this.commands.run(command, request);
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
      } else {
        throw new ProblemException(NOT_FOUND.code, NOT_FOUND.detail);
      }
    } catch (error) {
      this.refuse(response, problemOf(error, isUnavailable));
    }
  }

  private refuse(response: ServerResponse, problem: ProblemException): void {
    const requestId = randomUUID();
    if (problem.getStatus() === 500) {
      this.logger.error(problem.code, { requestId, ...errorFields(problem) });
    }
    const { retryAfterSeconds } = problem.extras;
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
    response
      .writeHead(problem.getStatus(), { 'Content-Type': PROBLEM_TYPE })
      .end(JSON.stringify(problemDocument(problem, requestId)));
  }
}

/** In a time that tells nothing of where two texts differ. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
