import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Gives an answer an `ETag`, and 304 to who has it already (RFC 9110, section 13.1.2). */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body) => {
        const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
        const etag = `W/"${hash.slice(0, 22)}"`;
        reply.header('ETag', etag);
        const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
        if (!known.includes(etag) && !known.includes('*')) return body;
        reply.status(304);
        return undefined;
      }),
    );
  }
}
