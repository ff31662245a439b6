import { HttpException } from '@nestjs/common';
import {
  type Problem,
  type ProblemCode,
  type ProblemDetail,
  problemStatus,
} from '@till/shared-types';

export interface ProblemExtras {
  readonly errors?: readonly ProblemDetail[];
  /** The order that was paid with this cart, with `cart_paid`. */
  readonly order?: Problem['order'];
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What went wrong underneath: for the log, never for the answer. */
  readonly cause?: unknown;
}

/** The one exception for an answer that is not a success; the code decides its HTTP status. */
export class ProblemException extends HttpException {
  /** @param detail for the person who reads it; never an echo of the request */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail, problemStatus[code], { cause: extras.cause });
  }
}
