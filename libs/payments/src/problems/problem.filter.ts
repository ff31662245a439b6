import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { isUnavailable } from '../database/database-error';
import { errorFields } from './error-fields';
import { problemOf } from './known-problems';
import { sendProblem } from './problem.response';
import { type Reply, requestIdOf, responseOf } from './reply';

/** Answers every error of the API as problem+json; what is our own fault goes to the log as well. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  /** @param isDatabaseAway tells an outage, answered 503, from a mistake of ours, answered 500 */
  constructor(private readonly isDatabaseAway: (error: unknown) => boolean = isUnavailable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const problem = problemOf(error, this.isDatabaseAway);
    const requestId = requestIdOf(reply);
    if (problem.getStatus() >= 500) {
      const { error: said, stack } = errorFields(problem);
      // An outage is no place in the program: its frames, once for each request, would bury the others.
      const where = problem.getStatus() === 503 ? {} : { stack };
      this.logger.error(problem.code, { requestId, error: said, ...where });
    }
    const response = responseOf(reply);
    if (response.headersSent) response.destroy();
    else sendProblem(reply, problem, requestId);
  }
}
