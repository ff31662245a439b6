import { type ArgumentsHost, Logger } from '@nestjs/common';
import { ProblemFilter } from './problem.filter';

afterEach(() => jest.restoreAllMocks());

/** What the log has of a request that ended with the error. */
function loggedOf(error: Error, isDatabaseAway: boolean): unknown {
  const log = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const reply = { request: { id: 'one' }, raw: { headersSent: true, destroy: () => undefined } };
  const host = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ArgumentsHost;
  new ProblemFilter(() => isDatabaseAway).catch(error, host);
  return log.mock.calls[0];
}

it('an outage is one line, a mistake of ours has its frames', () => {
  expect(loggedOf(new Error('connect ECONNREFUSED'), true)).toEqual([
    'database_unavailable',
    { requestId: 'one', error: 'Error: connect ECONNREFUSED' },
  ]);
  jest.restoreAllMocks();
  expect(loggedOf(new Error('oops'), false)).toEqual([
    'internal_error',
    { requestId: 'one', error: 'Error: oops', stack: expect.stringContaining('at ') },
  ]);
});
