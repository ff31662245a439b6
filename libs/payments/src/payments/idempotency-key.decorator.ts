import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { ProblemException } from '../problems/problem.exception';

/** Visible ASCII but the comma, by which Node joins a header that was sent twice. */
const KEY = /^[\x21-\x2b\x2d-\x7e]{1,255}$/;

/**
 * The client's `Idempotency-Key`, or one of ours where it sent none.
 * @throws ProblemException idempotency_key_invalid
 */
export function idempotencyKey(header: string | string[] | undefined): string {
  if (header === undefined) return randomUUID();
  if (typeof header === 'string' && KEY.test(header)) return header;
  throw new ProblemException(
    'idempotency_key_invalid',
    'An Idempotency-Key is one header of 1 to 255 visible ASCII characters without a comma.',
  );
}

export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { headers } = context.switchToHttp().getRequest<IncomingMessage>();
  return idempotencyKey(headers['idempotency-key']);
});
