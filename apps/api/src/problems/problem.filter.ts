import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { errorFields } from './error-fields';
import { problemOf } from './known-problems';
import { sendProblem } from './problem.response';

/** Answers every error of the API as problem+json; what is our own fault goes to the log as well. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  /** @param isDatabaseAway tells an outage, answered 503, from a mistake of ours, answered 500 */
  constructor(private readonly isDatabaseAway: (error: unknown) => boolean) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error, this.isDatabaseAway);
    if (problem.getStatus() >= 500) {
      const { error: said, stack } = errorFields(problem);
      // An outage is no place in the program: its frames, once for each request, would bury the others.
      const where = problem.getStatus() === 503 ? {} : { stack };
      this.logger.error(problem.code, { requestId: reply.request.id, error: said, ...where });
    }
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(reply, problem);
  }
}
