import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MetricsService } from './metrics.service';

/** Asked so often, or with every page, that a line for each success would bury the others. */
const QUIET = /^\/(api\/health\/|[^*]*\.\w+$)/;

/** The files of the web: each is a route, and their names change with each build. */
const FILE = /^\/(?!api\/)[^*:]*\.\w+$/;

/** Counts every request and writes a line about it, by its route's pattern: addresses can be credentials. */
@Injectable()
export class RequestRecorder implements OnModuleInit {
  private readonly logger = new Logger('HTTP');

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.adapterHost.httpAdapter.getInstance();
    fastify.addHook('onResponse', async (request, reply) => this.record(request, reply));
  }

  private record(request: FastifyRequest, { elapsedTime, statusCode }: FastifyReply): void {
    const { method, id: requestId } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const label = FILE.test(route) ? 'file' : route;
    this.metrics.observeRequest(method, label, statusCode, elapsedTime / 1000);
    if (statusCode < 400 && QUIET.test(route)) return;
    const ms = Math.round(elapsedTime);
    this.logger.log(`${method} ${route} ${statusCode}`, { ms, requestId });
  }
}
