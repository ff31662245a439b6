import { HttpException } from '@nestjs/common';
import type { ProblemCode } from '@till/shared-types';
import { ProblemException } from './problem.exception';

interface Known {
  readonly code: ProblemCode;
  readonly detail: string;
}

export const NOT_FOUND: Known = { code: 'not_found', detail: 'Nothing is at this address.' };

const INTERNAL: Known = {
  code: 'internal_error',
  detail: 'The shop made a mistake. Nothing was charged by this request.',
};

const BAD_PATH: Known = { code: 'bad_path', detail: 'The path is not a valid address.' };
const TOO_LARGE: Known = { code: 'payload_too_large', detail: 'The body is too large.' };
const URI_TOO_LONG: Known = { code: 'uri_too_long', detail: 'The address is too long.' };
const MEDIA_TYPE: Known = {
  code: 'unsupported_media_type',
  detail: 'The body must be sent as application/json.',
};

/** Errors of Fastify by their code. */
const FASTIFY: Readonly<Record<string, Known>> = {
  FST_ERR_BAD_URL: BAD_PATH,
  FST_ERR_MAX_PARAM_LENGTH: URI_TOO_LONG,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: MEDIA_TYPE,
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'bad_framing',
    detail: 'The body is not as long as its Content-Length says.',
  },
};

/** Errors of Nest by their HTTP status. */
const HTTP: Readonly<Record<number, Known>> = {
  400: { code: 'bad_request', detail: 'The request cannot be read.' },
  401: { code: 'not_authenticated', detail: 'This address wants a token.' },
  404: NOT_FOUND,
  413: TOO_LARGE,
  414: URI_TOO_LONG,
  415: MEDIA_TYPE,
  422: { code: 'validation_failed', detail: 'The request is not valid.' },
  429: { code: 'rate_limited', detail: 'Too many requests. Try again in a moment.' },
  501: { code: 'not_implemented', detail: 'The shop does not do this.' },
};

const codeOf = (error: unknown) => String((error as { code?: unknown } | undefined)?.code);

const RETRY_DATABASE_SECONDS = 2;

/**
 * What the client is told of an error, whoever threw it. Nothing of the error's own text gets through.
 * @param isDatabaseAway tells an outage, answered 503, from a mistake of ours, answered 500
 */
export function problemOf(
  error: unknown,
  isDatabaseAway: (error: unknown) => boolean = () => false,
): ProblemException {
  if (error instanceof ProblemException) return error;
  if (isDatabaseAway(error)) {
    return new ProblemException(
      'database_unavailable',
      'The shop cannot reach its database just now.',
      { retryAfterSeconds: RETRY_DATABASE_SECONDS, cause: error },
    );
  }
  const fastify = FASTIFY[codeOf(error)] ?? FASTIFY[codeOf((error as Error | undefined)?.cause)];
  const http = error instanceof HttpException ? HTTP[error.getStatus()] : undefined;
  const { code, detail } = fastify ?? http ?? INTERNAL;
  return new ProblemException(code, detail, { cause: error });
}
