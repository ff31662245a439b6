import { STATUS_CODES } from 'node:http';
import { problemStatus } from './problem';

it.each(Object.entries(problemStatus))('%s comes with an error status of HTTP', (_code, status) => {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(STATUS_CODES).toHaveProperty(String(status));
});
