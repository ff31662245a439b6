import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { errorFields } from './error-fields';
import { problemOf } from './known-problems';
import { ProblemException } from './problem.exception';
import { sendProblem } from './problem.response';

const RETRY_DATABASE_SECONDS = 2;

/** Answers every error of the API as problem+json; what is our own fault goes to the log as well. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  /** @param isDatabaseAway tells an outage, answered 503, from a mistake of ours, answered 500 */
  constructor(private readonly isDatabaseAway: (error: unknown) => boolean) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error);
    if (problem.getStatus() >= 500) {
      this.logger.error(problem.code, { requestId: reply.request.id, ...errorFields(problem) });
    }
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(reply, problem);
  }

  private problemOf(error: unknown): ProblemException {
    if (error instanceof ProblemException || !this.isDatabaseAway(error)) return problemOf(error);
    return new ProblemException(
      'database_unavailable',
      'The shop cannot reach its database just now.',
      { retryAfterSeconds: RETRY_DATABASE_SECONDS, cause: error },
    );
  }
}
