import { isUnavailable, sqlState } from '../database/database-error';
import { ProblemException } from '../problems/problem.exception';

/**
 * What a job needs is away, which is no fault of the job's: it is tried again for as long as that lasts, and the try
 * does not count towards giving up.
 */
export class OutageError extends Error {
  override readonly name: string = 'OutageError';
  readonly code: string = 'outage';
}

/**
 * What the database says itself: a connection may be refused by anything that a handler calls. Not that a statement
 * took too long, which it may do each time.
 */
const SQL_STATE = /^(?!57014)\d/;

export function isOutage(error: unknown): boolean {
  return (
    error instanceof OutageError ||
    (error instanceof ProblemException && error.getStatus() === 503) ||
    (SQL_STATE.test(sqlState(error) ?? '') && isUnavailable(error))
  );
}
